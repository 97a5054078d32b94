import type { ClaimComparison, ClaimMetric, Measured, MetricCondition } from "../../scenario/claim-condition.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Estimate, Result } from "../result.ts";
import { type Judged, judgeEstimate } from "./judged.ts";
import { digitsToTellApart, estimateInWords, metricInWords } from "./metric-in-words.ts";
import { excess, type ObservedMeasure, observedMeasure } from "./observed-measure.ts";

/** Holds a condition on a metric against a result, by its intervals; of two metrics by their paired difference. */
export function judgeMetric(condition: MetricCondition, result: Result): Judged {
  const one = observedMeasure(result, condition);
  if ("why" in one) return unmeasured(condition, one.why);
  const { bound } = condition;
  if ("value" in bound) return againstValue(condition, one, bound.value);
  const other = observedMeasure(result, bound);
  if ("why" in other) return unmeasured(condition, other.why);
  return againstOther(condition, { one, other, share: bound.share, of: bound });
}

/** What is not there cannot be as it is claimed to be. */
function unmeasured(condition: MetricCondition, why: string): Judged {
  return { holds: false, seen: why, claimed: claimedInFull(condition), open: null };
}

function claimedInFull({ metric, of, comparison, bound }: MetricCondition): string {
  const limit =
    "value" in bound ? metricInWords(metric, bound.value) : `${shareInWords(bound.share)} of ${nameOf(bound)}`;
  return `true if ${nameOf({ metric, of })} is ${bounds[comparison]} ${limit}`;
}

function againstValue(
  { metric, of, comparison }: MetricCondition,
  { estimate, because }: ObservedMeasure,
  value: number,
): Judged {
  const answer = judgeEstimate(estimate, comparison, value);
  const digits = digitsToTellApart(estimate.mean ?? value, value);
  const isOpen = answer === null;
  const figure = isOpen
    ? estimateInWords(metric, estimate, digits)
    : metricInWords(metric, estimate.mean ?? 0, { digits });
  return {
    holds: answer,
    seen: `${nameOf({ metric, of })} is ${figure}${because === undefined ? "" : `: ${because}`}`,
    claimed: `true if ${bounds[comparison]} ${metricInWords(metric, value, { digits, beside: estimate.mean })}`,
    open: isOpen ? whyOpen(estimate, [{ metric, of }]) : null,
  };
}

interface Pair {
  readonly one: ObservedMeasure;
  readonly other: ObservedMeasure;
  readonly share: number;
  readonly of: Measured;
}

function againstOther({ metric, of, comparison }: MetricCondition, { one, other, share, of: second }: Pair): Judged {
  const difference = excess(one, share, other);
  const answer = judgeEstimate(difference, comparison, 0);
  const [mean, whole] = [one.estimate.mean, other.estimate.mean];
  const names = [{ metric, of }, second];
  const open = answer === null ? whyOpen(difference, names) : null;
  if (mean === null || whole === null || whole <= 0) {
    const seen = [one, other].map(({ estimate }, i) => `${nameOf(names[i]!)} is ${estimateInWords(metric, estimate)}`);
    const claimed = `true if the first is ${bounds[comparison]} ${shareInWords(share)} of the second`;
    return { holds: answer, seen: seen.join(" and "), claimed, open };
  }
  const reached = mean / whole;
  const digits = digitsToTellApart(reached, share);
  const limit = share === 1 ? order[comparison] : `${bounds[comparison]} ${shareInWords(share, digits)}`;
  const figures = `${metricInWords(metric, mean)}, ${shareInWords(reached, digits)} of ${nameOf(second)} (${metricInWords(metric, whole)})`;
  return {
    holds: answer,
    seen: `${nameOf({ metric, of })} is ${figures}`,
    claimed: `true if ${limit}`,
    open,
  };
}

const bounds: Readonly<Record<ClaimComparison, string>> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
};

/** Against all of another metric. */
const order: Readonly<Record<ClaimComparison, string>> = {
  "<": "lower",
  "<=": "no higher",
  ">": "higher",
  ">=": "no lower",
};

function nameOf({ metric, of }: Measured): string {
  return `${metricNames[metric] ?? metric} of ${of}`;
}

/** Where the scenario's word alone does not say what is measured. */
const metricNames: Readonly<Partial<Record<ClaimMetric, string>>> = {
  mean: "mean latency",
  max: "largest latency",
  completed: "completed share",
  throttled: "throttled share",
  rejected: "rejected share",
  timedOut: "share timed out",
  failed: "failed share",
  coldStarts: "share of cold starts",
  headroom: "least headroom",
  instances: "mean number of instances",
  concurrency: "peak concurrency",
};

function shareInWords(share: number, digits?: number): string {
  return `${formatSignificant(100 * share, digits)} %`;
}

function whyOpen({ mean, low }: Estimate, measured: readonly Measured[]): string {
  if (mean === null) {
    return `too few requests were seen to tell ${measured.map(nameOf).join(" and ")}; a longer duration would settle it`;
  }
  if (low === null) return "one replication gives no interval; two or more would settle it";
  return "the interval of the dice leaves it open";
}
