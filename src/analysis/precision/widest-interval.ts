import type { CandidateResult, Estimate } from "../result.ts";
import { type JudgedMetric, judgedMetrics } from "./judged-metrics.ts";

/** The metric that is known least. */
export interface WidestInterval {
  readonly candidate: string;
  readonly metric: JudgedMetric;
  /** Half the width of its 95 % interval over its mean; Infinity where it was observed and has no interval. */
  readonly relative: number;
}

/**
 * The widest interval, relative to its mean, among the judged metrics of all candidates; of equals the first. What was
 * not observed, or is nothing, has no relative width and is left out; null where that is everything.
 */
export function widestInterval(candidates: readonly CandidateResult[]): WidestInterval | null {
  let widest: WidestInterval | null = null;
  for (const { name, cost, latency } of candidates) {
    const metrics = { cost: cost.monthly, mean: latency.mean, p50: latency.p50, p95: latency.p95, p99: latency.p99 };
    for (const metric of judgedMetrics) {
      const relative = relativeHalfWidth(metrics[metric]);
      if (relative === null || (widest !== null && relative <= widest.relative)) continue;
      widest = { candidate: name, metric, relative };
    }
  }
  return widest;
}

function relativeHalfWidth({ mean, low, high }: Estimate): number | null {
  if (mean === null || mean === 0) return null;
  return low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / 2 / mean;
}
