import { estimateMean } from "../../engine/statistics/estimate-mean.ts";
import type { Measured } from "../../scenario/claim-condition.ts";
import { observedMetric } from "../compare/observed-metric.ts";
import type { CandidateResult, Estimate, Result } from "../result.ts";

/** What was seen of a metric of one candidate. */
export interface ObservedMeasure {
  readonly estimate: Estimate;
  /** What each replication gave; null where a result does not tell. */
  readonly values: readonly (number | null)[] | null;
  /** Why it is as it is, where that must be told. */
  readonly because?: string;
}

/** A candidate that has no such metric at all, and why. */
export interface Unmeasured {
  readonly why: string;
}

/**
 * Reads a metric of a candidate, in the metric's own unit. The largest latency and the least headroom have no interval
 * of their own and are taken as they were seen. A candidate that is not eligible completes nothing, and has no other metric.
 */
export function observedMeasure(result: Result, { metric, of }: Measured): ObservedMeasure | Unmeasured {
  const candidate = result.candidates.find(({ name }) => name === of);
  if (candidate === undefined) return { why: `${of} is not among the candidates` };
  if (!candidate.eligible) {
    const why = `${of} cannot serve this workload: ${candidate.ineligibleBecause.join("; ")}`;
    return metric === "completed" ? { ...asSeen(0), because: why } : { why };
  }
  if (metric === "max") return asSeen(candidate.latency.max.mean);
  if (metric === "headroom") return asSeen(leastHeadroom(candidate));
  if (metric === "concurrency") return { estimate: candidate.concurrency.peak, values: null };
  return observedMetric(candidate, metric, result.scenario.durationSeconds);
}

function asSeen(value: number | null): ObservedMeasure {
  return { estimate: { mean: value, low: value, high: value }, values: null };
}

function leastHeadroom({ limits }: CandidateResult): number | null {
  return limits.reduce<number | null>((least, { headroom }) => Math.min(least ?? headroom, headroom), null);
}

/**
 * One metric less a share of another: paired by replication where both tell what each gave, else as wide as the two
 * intervals allow.
 */
export function excess(one: ObservedMeasure, share: number, other: ObservedMeasure): Estimate {
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - share * b);
  const mean = less(one.estimate.mean, other.estimate.mean);
  const [first, second] = [whole(one.values), whole(other.values)];
  if (first === null || second === null || first.length !== second.length) {
    const low = less(one.estimate.low, other.estimate.high);
    return { mean, low, high: less(one.estimate.high, other.estimate.low) };
  }
  return { ...estimateMean(first.map((value, replication) => value - share * second[replication]!)), mean };
}

/** The values where every replication has one. */
function whole(values: ObservedMeasure["values"]): readonly number[] | null {
  const seen = values?.filter((value) => value !== null) ?? [];
  return seen.length === 0 || seen.length !== values?.length ? null : seen;
}
