import { estimateMean, shareRange } from "../../engine/statistics/estimate-mean.ts";
import type { CandidateResult, Estimate } from "../result.ts";
import type { ComparedMetric, MetricDifference } from "./metric-difference.ts";

/** One metric of one candidate: its estimate, and what each replication gave. */
export interface ObservedMetric {
  readonly estimate: Estimate;
  /** In the replications' order, null where one observed nothing; null in a result that does not tell. */
  readonly values: readonly (number | null)[] | null;
}

/** Reads a metric of a candidate, in the unit of `unitOf`; `seconds` is the window's length. */
export function observedMetric(candidate: CandidateResult, metric: ComparedMetric, seconds: number): ObservedMetric {
  if (metric === "offered") return offeredRate(candidate, seconds);
  const values = candidate.byReplication?.[metric] ?? null;
  return { estimate: estimateOf(candidate, metric, values), values };
}

/** A result does not tell what each replication was offered, only the interval of their mean. */
function offeredRate({ requests: { offered } }: CandidateResult, seconds: number): ObservedMetric {
  const rate = (count: number | null) => (count === null ? null : count / seconds);
  return { estimate: { mean: rate(offered.mean), low: rate(offered.low), high: rate(offered.high) }, values: null };
}

/** The unit a metric is compared in. */
export function unitOf(metric: ComparedMetric): MetricDifference["unit"] {
  if (metric === "offered") return "requests/s";
  if (metric === "cost") return "USD/month";
  if (metric === "instances") return "";
  return metric === "mean" || isPercentile(metric) ? "ms" : "share";
}

function isPercentile(metric: ComparedMetric): metric is "p50" | "p90" | "p95" | "p99" | "p999" {
  return /^p\d/.test(metric);
}

type ReplicatedMetric = Exclude<ComparedMetric, "offered">;

function estimateOf(candidate: CandidateResult, metric: ReplicatedMetric, values: ObservedMetric["values"]): Estimate {
  switch (metric) {
    case "cost":
      return candidate.cost.monthly;
    case "coldStarts":
      return candidate.coldStarts.fraction;
    case "instances":
      return candidate.instances.mean;
    case "utilisation":
      return candidate.instances.utilisation;
    case "completed":
    case "throttled":
    case "rejected":
    case "timedOut":
    case "failed":
      return shareEstimate(candidate, metric, values);
    default:
      return candidate.latency[metric];
  }
}

/** A result tells counts per replication; their shares of what was offered are those that objectives judge. */
function shareEstimate(
  { requests }: CandidateResult,
  outcome: "completed" | "throttled" | "rejected" | "timedOut" | "failed",
  values: ObservedMetric["values"],
): Estimate {
  const count = requests[outcome];
  const offered = requests.offered.mean ?? 0;
  const [low, high] = shareRange;
  const share = (value: number | null) =>
    value === null || offered === 0 ? null : Math.max(low, Math.min(high, value / offered));
  const scaled = { mean: share(count.mean), low: share(count.low), high: share(count.high) };
  const shares = values?.filter((value) => value !== null) ?? [];
  // Where nothing was seen, the count's interval says how much there may be all the same.
  return shares.length === 0 || count.mean === 0 ? scaled : estimateMean(shares, { range: shareRange });
}
