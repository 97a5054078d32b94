import { growDoubles, growInts } from "../../engine/grow-typed-array.ts";

/** Requests that are waiting or in service, by number, in parallel typed arrays; numbers are used again. */
export class RequestStore {
  /** Arrival and, once it has begun, start of service; whole microseconds since the start of the run. */
  arrival = new Float64Array(256);
  start = new Float64Array(256);
  /** CPU work of each phase, microseconds on one full vCPU. */
  serial = new Float64Array(256);
  parallel = new Float64Array(256);
  /** Whole microseconds. */
  io = new Float64Array(256);
  added = new Float64Array(256);
  /** When the request was last offered, later than its arrival where it had been refused; set by `Callers`. */
  offered = new Float64Array(256);
  /** 1 where the request fails once it is served. */
  fails = new Uint8Array(256);
  /** 1 where the request waited for an instance that was booting; set where a pool starts instances on demand. */
  cold = new Uint8Array(256);
  instance = new Int32Array(256);
  #free = new Int32Array(256);
  #freeCount = 0;
  #used = 0;

  /** A number for a new request; its fields hold old values until they are set. */
  take(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount]!;
    if (this.#used === this.arrival.length) this.#grow();
    return this.#used++;
  }

  give(request: number): void {
    this.#free[this.#freeCount++] = request;
  }

  #grow(): void {
    const length = this.arrival.length * 2;
    this.arrival = growDoubles(this.arrival, length);
    this.start = growDoubles(this.start, length);
    this.serial = growDoubles(this.serial, length);
    this.parallel = growDoubles(this.parallel, length);
    this.io = growDoubles(this.io, length);
    this.added = growDoubles(this.added, length);
    this.offered = growDoubles(this.offered, length);
    this.fails = growBytes(this.fails, length);
    this.cold = growBytes(this.cold, length);
    this.instance = growInts(this.instance, length);
    this.#free = growInts(this.#free, length);
  }
}

function growBytes(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(length);
  grown.set(bytes);
  return grown;
}
