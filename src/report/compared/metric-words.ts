import type { ComparedMetric, MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { Estimate } from "../../analysis/result.ts";
import type { Tone } from "../document.ts";
import { formatDifference } from "../format-difference.ts";
import { formatNumber } from "../format-estimate.ts";
import { percentDigits } from "../format-percent.ts";

interface MetricWords {
  /** With the unit, for a table. */
  readonly label: string;
  /** Inside a sentence: "the p99 of A". */
  readonly noun: string;
  /** Which way is the better for whoever pays or waits; null where it depends. */
  readonly better: "lower" | "higher" | null;
}

/** How reports call what is compared. */
export const metricWords: Readonly<Record<ComparedMetric, MetricWords>> = {
  offered: { label: "offered, requests/s", noun: "traffic offered", better: null },
  cost: { label: "cost, USD/month", noun: "cost", better: "lower" },
  mean: { label: "latency, mean, ms", noun: "mean latency", better: "lower" },
  p50: { label: "latency, p50, ms", noun: "p50", better: "lower" },
  p90: { label: "latency, p90, ms", noun: "p90", better: "lower" },
  p95: { label: "latency, p95, ms", noun: "p95", better: "lower" },
  p99: { label: "latency, p99, ms", noun: "p99", better: "lower" },
  p999: { label: "latency, p99.9, ms", noun: "p99.9", better: "lower" },
  completed: { label: "completed, % of offered", noun: "share completed", better: "higher" },
  throttled: { label: "throttled, % of offered", noun: "share throttled", better: "lower" },
  rejected: { label: "rejected, % of offered", noun: "share rejected", better: "lower" },
  timedOut: { label: "timed out, % of offered", noun: "share timed out", better: "lower" },
  failed: { label: "failed, % of offered", noun: "share failed", better: "lower" },
  coldStarts: { label: "cold starts, % of served", noun: "share of cold starts", better: "lower" },
  instances: { label: "instances, mean", noun: "number of instances", better: null },
  utilisation: { label: "utilisation, %", noun: "utilisation", better: null },
};

/** One side's figure; shares as percentages, without a unit, which the label has. */
export function meanInWords({ unit }: Pick<MetricDifference, "unit">, { mean }: Estimate): string {
  return unit === "share" ? formatNumber(mean, { scale: 100, digits: percentDigits([mean]) }) : formatNumber(mean);
}

/** The difference with its sign and interval; of shares in percentage points. */
export function differenceInWords({ unit, difference }: Pick<MetricDifference, "unit" | "difference">): string {
  return formatDifference(difference, { scale: unit === "share" ? 100 : 1 });
}

/** Whether it moved beyond noise. */
export function isClear({ change }: Pick<MetricDifference, "change">): boolean {
  return change === "higher" || change === "lower";
}

/** A move for the better or the worse; quiet where nothing says that anything moved. */
export function toneOfChange({ metric, change }: Pick<MetricDifference, "metric" | "change">): Tone {
  if (change === "same" || change === "within noise") return "quiet";
  if (change === "appeared" || change === "disappeared") return "caution";
  const { better } = metricWords[metric];
  if (better === null) return "strong";
  return better === change ? "good" : "bad";
}
