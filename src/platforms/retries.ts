import { growInts } from "../engine/grow-typed-array.ts";
import type { RandomStream } from "../engine/random-stream.ts";
import { TimeQueue } from "../engine/time-queue.ts";
import type { RetrySettings } from "./retry-settings.ts";
import type { StationRun } from "./station.ts";

/**
 * Refused requests that wait to be offered again, by the number under which their station keeps them. The waits have
 * full jitter (uniform from nothing up to a ceiling that doubles) and a stream of chance of their own.
 */
export class Retries {
  readonly #queue = new TimeQueue();
  readonly #random: RandomStream;
  /** Longest wait before each further attempt, microseconds. */
  readonly #ceilings: Float64Array;
  /** Refusals so far, by the request's number. */
  #refusals = new Int32Array(256);

  constructor({ attempts, base, cap }: RetrySettings, run: StationRun) {
    this.#random = run.random("retry");
    this.#ceilings = new Float64Array(attempts - 1);
    for (let i = 0, ceiling = base; i < this.#ceilings.length; i++) {
      this.#ceilings[i] = Math.min(cap, ceiling);
      ceiling = Math.min(cap, 2 * ceiling);
    }
  }

  /** A number begins to stand for a new request. */
  begin(request: number): void {
    if (request >= this.#refusals.length) this.#refusals = growInts(this.#refusals, request + 1);
    this.#refusals[request] = 0;
  }

  /** The request was refused at `now`: true where it will be offered again, false where that was its last attempt. */
  again(request: number, now: number): boolean {
    const refusals = this.#refusals[request]!;
    if (refusals >= this.#ceilings.length) return false;
    this.#refusals[request] = refusals + 1;
    this.#queue.push(now + Math.round(this.#ceilings[refusals]! * this.#random.next()), request);
    return true;
  }

  /** When the next one is due; Infinity where none waits. */
  top(): number {
    return this.#queue.top();
  }

  /** Takes out the request that is due at `top`; of equal times the one that was refused first. */
  pop(): number {
    return this.#queue.pop();
  }
}

/** Null where callers do not try again. */
export function createRetries(settings: RetrySettings | null, run: StationRun): Retries | null {
  return settings === null ? null : new Retries(settings, run);
}
