import { DepartureHeap } from "../../engine/departure-heap.ts";
import { atLimit, coldStart, type InstanceStore } from "./instance-store.ts";

/**
 * Most-recently-used first with one constant keep-alive: the usual case, and the fastest. Idle instances lie in a ring
 * in order of release: the next request takes the newest end, expiry takes the oldest, and no instance needs a timer
 * or a name.
 */
export class WarmStack implements InstanceStore {
  busy = 0;
  readonly #departures = new DepartureHeap();
  readonly #keepAlive: number;
  readonly #limit: number;
  /** Release times of the idle instances, oldest at `#oldest`, in a ring whose length is a power of two. */
  #released = new Float64Array(64);
  #oldest = 0;
  #newest = 0;
  #idleTime = 0;

  /** `keepAlive` in microseconds; `limit`: the most requests in service at once. */
  constructor(keepAlive: number, limit: number) {
    this.#keepAlive = keepAlive;
    this.#limit = limit;
  }

  get idle(): number {
    return this.#newest - this.#oldest;
  }

  advance(now: number): void {
    const departures = this.#departures;
    for (let end = departures.top(); end <= now; end = departures.top()) {
      departures.pop();
      this.busy--;
      if (this.#newest - this.#oldest === this.#released.length) this.#grow();
      this.#released[this.#newest++ & (this.#released.length - 1)] = end;
    }
    const expired = now - this.#keepAlive;
    while (this.#oldest !== this.#newest && this.#released[this.#oldest & (this.#released.length - 1)]! <= expired) {
      this.#oldest++;
      this.#idleTime += this.#keepAlive;
    }
  }

  admit(now: number): number {
    this.advance(now);
    if (this.busy >= this.#limit) return atLimit;
    this.busy++;
    if (this.#newest === this.#oldest) return coldStart;
    this.#idleTime += now - this.#released[--this.#newest & (this.#released.length - 1)]!;
    return 0;
  }

  occupy(_instance: number, _now: number, until: number): void {
    this.#departures.push(until);
  }

  idleTime(now: number): number {
    let time = this.#idleTime;
    for (let i = this.#oldest; i < this.#newest; i++) time += now - this.#released[i & (this.#released.length - 1)]!;
    return time;
  }

  remaining(now: number): number {
    return this.#departures.remaining(now);
  }

  #grow(): void {
    const old = this.#released;
    const grown = new Float64Array(old.length * 2);
    let count = 0;
    for (let i = this.#oldest; i < this.#newest; i++) grown[count++] = old[i & (old.length - 1)]!;
    this.#released = grown;
    this.#oldest = 0;
    this.#newest = count;
  }
}
