import { LatencyHistogram } from "../engine/latency-histogram.ts";
import type { Estimate } from "../engine/statistics/estimate.ts";
import { estimateMean, positiveRange } from "../engine/statistics/estimate-mean.ts";
import type { FunctionObservation, LatencyRecord, Observation, SeriesRecord } from "../platforms/station.ts";

/** The percentiles of the result, by the names it gives them. */
export const percentiles = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999 } as const;
export type Percentile = keyof typeof percentiles;
export const percentileNames = Object.keys(percentiles) as readonly Percentile[];

/** Requests per replication below which a percentile says nothing. */
export function fewestFor(percentile: Percentile): number {
  return Math.round(20 / (1 - percentiles[percentile])); // 1 - 0.99 is a little less than 0.01
}

/** One observation with its histograms reduced to percentiles: what is kept of each replication. */
export type ReplicationFigures = Omit<Observation, "latency" | "wait" | "coldLatency" | "series" | "functions">;

/** Times of one kind over all replications: the merged histogram, and each replication's own figures. Microseconds. */
export class TimesTally {
  readonly merged = new LatencyHistogram();
  readonly means: number[] = [];
  readonly maxima: number[] = [];
  readonly #counts: number[] = [];
  /** The smallest seen, microseconds. */
  #least = Number.POSITIVE_INFINITY;
  readonly #own: Record<Percentile, number[]> = { p50: [], p90: [], p95: [], p99: [], p999: [] };

  add({ histogram, sum, max, min = 0 }: LatencyRecord): void {
    const count = histogram.total();
    this.merged.add(histogram);
    this.#counts.push(count);
    if (count === 0) return;
    this.means.push(sum / count);
    this.maxima.push(max);
    this.#least = Math.min(this.#least, min);
    for (const name of percentileNames) {
      this.#own[name].push(Math.max(min, Math.min(max, histogram.percentile(percentiles[name]))));
    }
  }

  /** Mean over replications, milliseconds. */
  mean(): Estimate {
    return inMilliseconds(estimateMean(this.means, { range: positiveRange }));
  }

  /** The largest seen, milliseconds; no interval. */
  max(): Estimate {
    const mean = this.maxima.length === 0 ? null : this.maxima.reduce((a, b) => Math.max(a, b)) / 1000;
    return { mean, low: null, high: null };
  }

  /** Percentile of the merged histogram with the interval of the replications' own, milliseconds. */
  percentile(name: Percentile): Estimate {
    if (this.#counts.length === 0 || this.#counts.some((count) => count < fewestFor(name))) {
      return { mean: null, low: null, high: null };
    }
    const { low, high } = estimateMean(this.#own[name], { range: positiveRange });
    // Inside its bucket the interpolated value may lie above the largest that was seen, or below the smallest.
    const most = this.maxima.reduce((a, b) => Math.max(a, b));
    const inside = Math.max(this.#least, Math.min(most, this.merged.percentile(percentiles[name])));
    return inMilliseconds({ mean: inside, low, high });
  }

  /** Each replication's own percentile, microseconds; null where too few requests inform it. */
  byReplication(name: Percentile): readonly (number | null)[] {
    return this.#spread(this.#own[name], fewestFor(name));
  }

  /** Each replication's own mean, microseconds; null where nothing was seen. */
  meanByReplication(): readonly (number | null)[] {
    return this.#spread(this.means, 1);
  }

  /** Values of the replications that saw anything, at their places among all. */
  #spread(values: readonly number[], fewest: number): readonly (number | null)[] {
    let next = 0;
    return this.#counts.map((count) => {
      const value = count === 0 ? null : values[next++]!;
      return count < fewest ? null : value;
    });
  }
}

/** Everything that is kept of one candidate's replications: bounded memory, whatever the number of requests. */
export class CandidateTally {
  readonly figures: ReplicationFigures[] = [];
  readonly latency = new TimesTally();
  readonly wait = new TimesTally();
  readonly coldLatency = new TimesTally();
  readonly series: SeriesRecord[] = [];
  /** By function, where there are several. */
  readonly functions: FunctionTally[] = [];

  add({ latency, wait, coldLatency, series, functions = [], ...figures }: Observation): void {
    this.figures.push(figures);
    this.latency.add(latency);
    this.wait.add(wait);
    this.coldLatency.add(coldLatency);
    this.series.push(series);
    for (const [place, { latency: own, ...rest }] of functions.entries()) {
      this.functions[place] ??= { figures: [], latency: new TimesTally() };
      this.functions[place].figures.push(rest);
      this.functions[place].latency.add(own);
    }
  }
}

/** What is kept of one of several functions. */
export interface FunctionTally {
  readonly figures: Omit<FunctionObservation, "latency">[];
  readonly latency: TimesTally;
}

function inMilliseconds({ mean, low, high }: Estimate): Estimate {
  const convert = (microseconds: number | null) => (microseconds === null ? null : microseconds / 1000);
  return { mean: convert(mean), low: convert(low), high: convert(high) };
}
