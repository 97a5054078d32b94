import type { Estimate } from "../../analysis/result.ts";
import { formatEstimate, scaleEstimate } from "../format-estimate.ts";
import { percentDigits } from "../format-percent.ts";
import { figure } from "./figure.ts";
import { intervalSteps, meanSteps, type ReplicationValues } from "./interval-steps.ts";
import type { Step } from "./working.ts";

/** How the interval of a share of requests is made. */
export const shareInterval =
  "Each replication gives its own share; the interval is their mean m -/+ t x s / sqrt(n), with their spread s and Student's t, cut to 0..1. Where no replication saw a single such request among N in all, it reaches from 0 to 3 / N.";

export interface ShareOfRequests {
  readonly estimate: Estimate;
  readonly values: readonly (number | null)[] | undefined;
  /** Requests that could have been counted, per replication. */
  readonly among: number;
  /** How those are called. */
  readonly of: string;
}

/** A share of requests in every replication: their mean and interval, or the bound where none was seen. */
export function shareSteps({ estimate, values, among, of }: ShareOfRequests): readonly Step[] {
  const seen = (values ?? []).filter((value) => value !== null);
  if (estimate.mean !== 0 || estimate.high === 0 || estimate.high === null || seen.length === 0) {
    return ownShareSteps(values, estimate);
  }
  const total = Math.round(among * seen.length);
  return [
    `No replication saw one among the ${figure(total)} requests that were ${of}.`,
    {
      label: "High, the rule of three",
      expression: `100 x 3 / ${figure(total)}`,
      value: 100 * estimate.high,
      unit: " %",
    },
  ];
}

/** A share that each replication has a value of, worked out in percent. */
export function ownShareSteps(values: ReplicationValues["values"], estimate: Estimate): readonly Step[] {
  const all = {
    values: values?.map((value) => (value === null ? null : 100 * value)),
    unit: " %",
    each: "its own share",
    estimate: scaleEstimate(estimate, 100),
  };
  return estimate.low === null ? [...meanSteps(all), ...intervalSteps(all)] : intervalSteps(all);
}

/** A share as the report shows it. */
export function shareInWords(estimate: Estimate): string {
  const { mean, low, high } = estimate;
  return formatEstimate(estimate, { scale: 100, unit: " %", digits: percentDigits([mean, low, high]) });
}
