import { DepartureHeap } from "../../engine/departure-heap.ts";
import type { TokenBucket } from "../../engine/token-bucket.ts";
import { atLimit, atScaleRate, coldStart, type InstanceStore } from "./instance-store.ts";

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
  readonly #scaleOut: TokenBucket;
  /** Release times of the idle instances, oldest at `#oldest`, in a ring whose length is a power of two. */
  #released = new Float64Array(64);
  #oldest = 0;
  #newest = 0;
  #idleTime = 0;
  /** When the oldest idle instance ends; Infinity where none is idle. */
  #nextExpiry = Number.POSITIVE_INFINITY;

  /** `keepAlive` in microseconds; `limit`: the most requests in service at once; each new instance takes a token. */
  constructor(keepAlive: number, limit: number, scaleOut: TokenBucket) {
    this.#keepAlive = keepAlive;
    this.#limit = limit;
    this.#scaleOut = scaleOut;
  }

  get idle(): number {
    return this.#newest - this.#oldest;
  }

  advance(now: number): void {
    if (this.#departures.top() <= now) this.#release(now);
    if (this.#nextExpiry <= now) this.#expire(now);
  }

  admit(now: number): number {
    this.advance(now);
    if (this.busy >= this.#limit) return atLimit;
    if (this.#newest === this.#oldest) {
      if (!this.#scaleOut.take(now)) return atScaleRate;
      this.busy++;
      return coldStart;
    }
    this.busy++;
    const released = this.#released;
    this.#idleTime += now - released[--this.#newest & (released.length - 1)]!;
    if (this.#newest === this.#oldest) this.#nextExpiry = Number.POSITIVE_INFINITY;
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

  #release(now: number): void {
    const departures = this.#departures;
    let end = departures.top();
    do {
      departures.pop();
      this.busy--;
      if (this.#newest === this.#oldest) this.#nextExpiry = end + this.#keepAlive;
      else if (this.#newest - this.#oldest === this.#released.length) this.#grow();
      this.#released[this.#newest++ & (this.#released.length - 1)] = end;
      end = departures.top();
    } while (end <= now);
  }

  #expire(now: number): void {
    const released = this.#released;
    do {
      this.#oldest++;
      this.#idleTime += this.#keepAlive;
      this.#nextExpiry =
        this.#oldest === this.#newest
          ? Number.POSITIVE_INFINITY
          : released[this.#oldest & (released.length - 1)]! + this.#keepAlive;
    } while (this.#nextExpiry <= now);
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
