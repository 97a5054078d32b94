import { growDoubles } from "../../engine/grow-typed-array.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { IdleSet } from "./routing.ts";

const notIdle = 0;

/** So many stale entries are no burden, however few instances are idle. */
const allowedStale = 64;

/**
 * Idle instances, the most recently created one first. A heap by creation with lazy removal: an entry counts only while
 * its creation number is the one under which the instance is idle now. Entries of long gone instances may never come to
 * the top, so the heap is rebuilt once they outnumber the live ones: each removal pays for dropping one of them.
 */
export class NewestIdleSet implements IdleSet {
  size = 0;
  readonly addsHighestFirst = false;
  #byCreation = new TimeHeap();
  /** Empty but for a rebuild. */
  #spare = new TimeHeap();
  /** The creation number under which an instance is idle now, `notIdle` otherwise. */
  #serial = new Float64Array(64);
  /** The creation number under which the heap lists an instance; it may do so long after it was removed. */
  #listed = new Float64Array(64);

  /** What the heap holds, live and stale: at most twice the size and a little more. */
  get entries(): number {
    return this.#byCreation.size;
  }

  add(instance: number, serial: number): void {
    if (instance >= this.#listed.length) {
      this.#serial = growDoubles(this.#serial, instance + 1);
      this.#listed = growDoubles(this.#listed, instance + 1);
    }
    this.size++;
    this.#serial[instance] = serial;
    if (this.#listed[instance] === serial) return;
    this.#listed[instance] = serial;
    this.#byCreation.push(-serial, instance);
  }

  remove(instance: number): void {
    this.#leave(instance);
    if (this.entries > 2 * this.size + allowedStale) this.#dropStale();
  }

  take(): number {
    for (;;) {
      const serial = -this.#byCreation.top();
      const instance = this.#byCreation.topTag();
      this.#byCreation.pop();
      if (this.#listed[instance] === serial) this.#listed[instance] = notIdle;
      if (this.#serial[instance] !== serial) continue;
      this.#leave(instance);
      return instance;
    }
  }

  #leave(instance: number): void {
    this.#serial[instance] = notIdle;
    this.size--;
  }

  #dropStale(): void {
    const old = this.#byCreation;
    const kept = this.#spare;
    while (old.size > 0) {
      const key = old.top();
      const instance = old.topTag();
      old.pop();
      if (this.#serial[instance] === -key) kept.push(key, instance);
      else if (this.#listed[instance] === -key) this.#listed[instance] = notIdle;
    }
    this.#byCreation = kept;
    this.#spare = old;
  }
}
