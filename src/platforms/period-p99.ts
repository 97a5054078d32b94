import { LatencyHistogram } from "../engine/latency-histogram.ts";

/** One running hour or step, with the latencies that fell into it. */
export class PeriodP99 {
  readonly #histogram = new LatencyHistogram();
  readonly #length: number;
  #count = 0;
  #highest = 0;
  start: number;
  end: number;

  constructor(start: number, length: number) {
    this.#length = length;
    this.start = start;
    this.end = start + length;
  }

  /** Adds `count` requests, none of them above bucket `highest`. */
  add(latencies: LatencyHistogram, { count, highest }: { readonly count: number; readonly highest: number }): void {
    this.#histogram.add(latencies, highest);
    this.#count += count;
    this.#highest = Math.max(this.#highest, highest);
  }

  /** The period's p99 in microseconds, NaN for fewer requests than `fewest`; then the next period begins. */
  close(fewest: number): number {
    const within = { total: this.#count, highest: this.#highest };
    const p99 = this.#count < fewest ? Number.NaN : this.#histogram.percentile(0.99, within);
    this.#histogram.clear();
    this.#count = 0;
    this.#highest = 0;
    this.start = this.end;
    this.end += this.#length;
    return p99;
  }
}
