import type { Estimate } from "../../analysis/result.ts";
import { studentQuantile } from "../../engine/statistics/student-quantile.ts";
import { figure, sumOf } from "./figure.ts";
import type { Step } from "./working.ts";

/** More replications than these make a sum that nobody reads. */
const mostListed = 12;

/** How an interval is made of values, one from each replication; follows a sentence that names them. */
export const studentInterval =
  "With their mean m, their spread s (standard deviation, n - 1) and Student's t for n - 1 degrees of freedom, the interval is m -/+ t x s / sqrt(n), cut to the possible range.";

export interface ReplicationValues {
  /** Null where a replication observed nothing. */
  readonly values: readonly (number | null)[] | undefined;
  readonly unit: string;
  /** What one value is, such as "its own bill". */
  readonly each: string;
  readonly estimate: Estimate;
}

/** The mean of the replications' own values, worked out. */
export function meanSteps({ values, unit, each, estimate }: ReplicationValues): readonly Step[] {
  const seen = (values ?? []).filter((value) => value !== null);
  if (estimate.mean === null) return [];
  if (seen.length === 0) return [noValues];
  const sum = seen.length > mostListed ? null : `(${sumOf(seen)}) / ${seen.length}`;
  if (sum === null) return [`The mean of ${figure(seen.length)} replications, each with ${each}.`];
  return [{ label: `Mean of the replications, each with ${each}`, expression: sum, value: estimate.mean, unit }];
}

const noValues =
  "This result does not hold the replications' own values; a result written by this version of evenpoint does.";

/** Mean -/+ t x s / sqrt(n) of the replications' own values, worked out. */
export function intervalSteps({ values, unit, each, estimate }: ReplicationValues): readonly Step[] {
  const { low, high } = estimate;
  const seen = (values ?? []).filter((value) => value !== null);
  if (low === null || high === null) return [noInterval(seen.length, estimate)];
  if (seen.length < 2) return [noValues];
  const n = seen.length;
  const mean = seen.reduce((sum, value) => sum + value, 0) / n;
  const squares = seen.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  if (squares === 0) return [`All ${n} replications give ${figure(mean)}${unit}: the interval has no width.`];
  const spread = Math.sqrt(squares / (n - 1));
  const t = studentQuantile(n - 1);
  const half = (t * spread) / Math.sqrt(n);
  const steps: Step[] = [];
  if (n <= mostListed) {
    const deviations = seen.map((value) => figure(Math.abs(value - mean)));
    const sum = deviations.map((deviation) => `${deviation} x ${deviation}`).join(" + ");
    steps.push(
      {
        label: `Mean m of the replications, each with ${each}`,
        expression: `(${sumOf(seen)}) / ${n}`,
        value: mean,
        unit,
      },
      { label: "Spread s, from the distances to m", expression: `sqrt((${sum}) / ${n - 1})`, value: spread, unit },
    );
  } else {
    steps.push(
      `The ${n} replications, each with ${each}, have the mean m = ${figure(mean)} and the spread s = ${figure(spread)}.`,
    );
  }
  steps.push({
    label: `Half width, t(${n - 1}) x s / sqrt(${n})`,
    expression: `${figure(t)} x ${figure(spread)} / sqrt(${n})`,
    value: half,
    unit,
  });
  steps.push(endStep("Low", { mean, half: -half, end: low, unit }), endStep("High", { mean, half, end: high, unit }));
  return steps;
}

function noInterval(replications: number, { mean }: Estimate): string {
  if (mean === null) return "Nothing was observed, so there is no interval.";
  if (replications === 1) return "One replication has no interval; run with --replications 5.";
  return "Too few replications observed it, so there is no interval.";
}

interface End {
  readonly mean: number;
  /** Below zero for the low end. */
  readonly half: number;
  readonly end: number;
  readonly unit: string;
}

function endStep(label: string, { mean, half, end, unit }: End): Step {
  // As many digits as it takes for the half width to be seen in the sum, of the twelve that a result holds.
  const digits = mean === 0 ? 6 : Math.min(11, Math.max(6, orderOf(mean) - orderOf(half) + 4));
  const expression = `${figure(mean, digits + 1)} ${half < 0 ? "-" : "+"} ${figure(Math.abs(half))}`;
  const reached = mean + half;
  if (Math.abs(reached - end) > 1e-6 * Math.max(Math.abs(reached), Math.abs(end))) {
    return `${label}: ${expression} lies outside the possible range and is cut to ${figure(end)}${unit}.`;
  }
  return { label, expression, value: end, unit, digits };
}

/** The power of ten of a number's first digit. */
function orderOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)));
}
