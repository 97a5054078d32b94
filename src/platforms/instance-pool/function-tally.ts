import { LatencyHistogram } from "../../engine/latency-histogram.ts";
import type { FunctionObservation } from "../station.ts";

/** What becomes of the requests of one function on instances that serve several, inside the window. */
export class FunctionTally {
  offered = 0;
  completed = 0;
  throttled = 0;
  rejected = 0;
  timedOut = 0;
  failed = 0;
  retried = 0;
  coldStarts = 0;
  readonly #histogram = new LatencyHistogram();
  #sum = 0;
  #max = 0;
  #min = Number.POSITIVE_INFINITY;

  recordLatency(microseconds: number): void {
    this.#histogram.record(microseconds);
    this.#sum += microseconds;
    if (microseconds > this.#max) this.#max = microseconds;
    if (microseconds < this.#min) this.#min = microseconds;
  }

  /** The window begins: what came before is warm-up. */
  clear(): void {
    this.offered = this.completed = this.throttled = this.rejected = this.timedOut = this.failed = this.retried = 0;
    this.coldStarts = 0;
    this.#histogram.clear();
    this.#sum = this.#max = 0;
    this.#min = Number.POSITIVE_INFINITY;
  }

  observed(name: string): FunctionObservation {
    const { offered, completed, throttled, rejected, timedOut, failed, retried, coldStarts } = this;
    const latency = { histogram: this.#histogram, sum: this.#sum, max: this.#max, min: this.#min };
    const counts = { offered, completed, throttled, rejected, timedOut, failed, retried, coldStarts };
    return { name, ...counts, latency, concurrency: null, usage: null };
  }
}
