import { growDoubles } from "../engine/grow-typed-array.ts";
import { TimeHeap } from "../engine/time-heap.ts";
import { WaitingDurations } from "./arrivals/waiting-durations.ts";
import type { ChosenFunctions } from "./chosen-functions.ts";
import type { RecordSink } from "./formats/record-sink.ts";
import { createTrafficRecord } from "./formats/traffic-record.ts";
import { TraceError } from "./trace-error.ts";

export interface ReplaySinkOptions {
  readonly from: number;
  readonly to: number;
  /** The earliest time in [from, to): the replay's zero. */
  readonly first: number;
  /** The most by which a request stands after a later one, microseconds. */
  readonly lateness: number;
  /** Only requests of these functions; null: all. */
  readonly functions: ChosenFunctions | null;
  readonly timeWarp: number;
  readonly file: string;
}

/** Requests that are held back at most until all earlier ones are there: 40 MB. */
const mostHeld = 2_000_000;

/**
 * Takes a file's requests as they are read and gives them in order of time. Where some stand after later ones, each is
 * held back until nothing earlier can come, which the first reading has told; the file is never held whole.
 */
export class ReplaySink implements RecordSink {
  readonly record = createTrafficRecord();
  interval = 0;
  /** Requests taken since the beginning. */
  rows = 0;
  /** Requests at hand. */
  size = 0;
  readonly #options: ReplaySinkOptions;
  #times = new Float64Array(16_384);
  #durations = new Float64Array(16_384);
  #head = 0;
  readonly #held = new TimeHeap();
  readonly #heldDurations = new WaitingDurations();
  #latest = Number.NEGATIVE_INFINITY;

  constructor(options: ReplaySinkOptions) {
    this.#options = options;
  }

  take(): void {
    const { time, duration } = this.record;
    const { from, to, lateness, functions } = this.#options;
    if (!(time >= from && time < to)) return;
    if (functions !== null && !functions.has(this.record.functionName)) return;
    this.rows++;
    const known = Number.isNaN(duration) ? 0 : duration;
    if (lateness === 0) {
      this.#append(time, known);
      return;
    }
    this.#held.push(time, this.#heldDurations.keep(known, 1));
    if (time > this.#latest) {
      this.#latest = time;
      this.release(time - lateness);
    }
    if (this.#held.size > mostHeld) throw this.#tooUnsorted();
  }

  /** The first reading has refused them, or has been told to skip them. */
  refuse(): void {}
  leaveOut(): void {}
  takeQuantiles(): void {}

  /** Lets go of what is held back before `time`. */
  release(time: number): void {
    while (this.#held.top() < time) {
      const top = this.#held.top();
      this.#append(top, this.#heldDurations.take(this.#held.topTag()));
      this.#held.pop();
    }
  }

  fill(times: Float64Array, durations: Float64Array): number {
    const count = Math.min(times.length, this.size);
    times.set(this.#times.subarray(this.#head, this.#head + count));
    durations.set(this.#durations.subarray(this.#head, this.#head + count));
    this.#head += count;
    this.size -= count;
    return count;
  }

  #append(time: number, duration: number): void {
    if (this.size === 0) this.#head = 0;
    const end = this.#head + this.size;
    if (end === this.#times.length) {
      this.#times = growDoubles(this.#times, end + 1);
      this.#durations = growDoubles(this.#durations, end + 1);
    }
    const { first, timeWarp } = this.#options;
    this.#times[end] = timeWarp === 1 ? time - first : Math.round((time - first) / timeWarp);
    this.#durations[end] = duration;
    this.size++;
  }

  #tooUnsorted(): TraceError {
    const message = `its requests are so far out of order that more than ${mostHeld} would have to be held back; sort the file by time first`;
    return new TraceError(message, { file: this.#options.file, line: null, column: null, value: null });
  }
}
