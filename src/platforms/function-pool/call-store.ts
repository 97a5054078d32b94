import { growDoubles, growInts } from "../../engine/grow-typed-array.ts";

/** Requests that are about to be served or wait to be offered again, by number; numbers are used again. */
export class CallStore {
  /** When the request was first offered, whole microseconds since the start of the run. */
  arrival = new Float64Array(64);
  /** Handler time on a warm instance, whole microseconds, not yet cut at any timeout. */
  handler = new Float64Array(64);
  /** Latency that holds no instance, whole microseconds. */
  added = new Float64Array(64);
  /** 1 where the request fails once it is served. */
  fails = new Uint8Array(64);
  #free = new Int32Array(64);
  #freeCount = 0;
  #used = 0;

  /** A number for a request that does not fail; its times hold old values until they are set. */
  take(): number {
    if (this.#freeCount === 0 && this.#used === this.arrival.length) this.#grow();
    const call = this.#freeCount > 0 ? this.#free[--this.#freeCount]! : this.#used++;
    this.fails[call] = 0;
    return call;
  }

  give(call: number): void {
    this.#free[this.#freeCount++] = call;
  }

  #grow(): void {
    const length = this.arrival.length * 2;
    this.arrival = growDoubles(this.arrival, length);
    this.handler = growDoubles(this.handler, length);
    this.added = growDoubles(this.added, length);
    const fails = new Uint8Array(length);
    fails.set(this.fails);
    this.fails = fails;
    this.#free = growInts(this.#free, length);
  }
}
