import type { Estimate } from "../engine/statistics/estimate.ts";
import { estimateCount } from "../engine/statistics/estimate-count.ts";
import { estimateFraction } from "../engine/statistics/estimate-fraction.ts";
import type { Observation } from "../platforms/station.ts";
import { percentileNames, type TimesTally } from "./candidate-tally.ts";
import type { CandidateResult } from "./result.ts";

/** What became of one replication's requests, of all functions or of one. */
export type OutcomeCounts = Pick<
  Observation,
  "offered" | "completed" | "throttled" | "rejected" | "timedOut" | "failed" | "retried" | "coldStarts"
>;

/** Requests that took an instance's time, whatever became of them. */
export function served({ completed, timedOut, failed }: OutcomeCounts): number {
  return completed + timedOut + failed;
}

/** Requests by outcome, and cold starts, from the counts of every replication. */
export function outcomeEstimates(figures: readonly OutcomeCounts[]): Pick<CandidateResult, "requests" | "coldStarts"> {
  const count = (read: (one: OutcomeCounts) => number): Estimate => estimateCount(figures.map(read));
  return {
    requests: {
      offered: count((one) => one.offered),
      completed: count((one) => one.completed),
      throttled: count((one) => one.throttled),
      rejected: count((one) => one.rejected),
      timedOut: count((one) => one.timedOut),
      failed: count((one) => one.failed),
      retried: count((one) => one.retried),
    },
    coldStarts: {
      count: count((one) => one.coldStarts),
      fraction: estimateFraction(
        figures.map((one) => one.coldStarts),
        figures.map(served),
      ),
    },
  };
}

/** Mean, percentiles and maximum of what callers saw, milliseconds. */
export function latencyEstimates(latency: TimesTally): CandidateResult["latency"] {
  const times = Object.fromEntries(percentileNames.map((name) => [name, latency.percentile(name)]));
  return {
    mean: latency.mean(),
    ...(times as Omit<CandidateResult["latency"], "mean" | "max">),
    max: latency.max(),
  };
}
