import { growDoubles } from "../../engine/grow-typed-array.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { IdleSet } from "./routing.ts";

const notIdle = 0;

/**
 * Idle instances, the most recently created one first. A heap by creation with lazy removal: an entry counts only while
 * its creation number is the one under which the instance is idle now.
 */
export class NewestIdleSet implements IdleSet {
  size = 0;
  readonly addsHighestFirst = false;
  readonly #byCreation = new TimeHeap();
  /** The creation number under which an instance is idle now, `notIdle` otherwise. */
  #serial = new Float64Array(64);
  /** The creation number under which the heap lists an instance; it may do so long after it was removed. */
  #listed = new Float64Array(64);

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
    this.#serial[instance] = notIdle;
    this.size--;
  }

  take(): number {
    for (;;) {
      const serial = -this.#byCreation.top();
      const instance = this.#byCreation.topTag();
      this.#byCreation.pop();
      if (this.#listed[instance] === serial) this.#listed[instance] = notIdle;
      if (this.#serial[instance] !== serial) continue;
      this.remove(instance);
      return instance;
    }
  }
}
