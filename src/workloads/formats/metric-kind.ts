/** What a result of GetMetricData holds, as far as it is of use. */
export type MetricKind =
  | { readonly of: "count" }
  | { readonly of: "mean" }
  | { readonly of: "concurrency" }
  | { readonly of: "quantile"; readonly share: number };

// Metrics whose names hold the same words and mean something else.
const other = /initduration|restoreduration|extensionsduration|unreserved|provisioned|claimed|\b(?:errors|throttles)\b/;
const percentile = /(?:^|[^a-z0-9]|duration)p_?(\d{1,2}(?:[._]\d+)?)(?![0-9])/;

/**
 * Tells from a result's label and id, whatever their case, what it is; null where it is nothing of use. A duration
 * without a statistic is an average, which is the service's own default.
 */
export function metricKind(label: string, id: string): MetricKind | null {
  for (const text of [label.toLowerCase(), id.toLowerCase()]) {
    if (other.test(text)) return null;
    if (text.includes("concurren")) return { of: "concurrency" };
    if (text.includes("invocation")) return isStatistic(text, id.toLowerCase()) ? null : { of: "count" };
    if (text.includes("duration")) return durationKind(`${label} ${id}`.toLowerCase());
  }
  return null;
}

/** Invocations are of use as their sum only. */
function isStatistic(...texts: readonly string[]): boolean {
  return texts.some((text) => /average|avg|minimum|maximum|samplecount/.test(text));
}

function durationKind(text: string): MetricKind | null {
  const share = percentile.exec(text)?.[1]?.replace("_", ".");
  if (share !== undefined) return { of: "quantile", share: Number((Number(share) / 100).toPrecision(12)) };
  if (/max/.test(text)) return { of: "quantile", share: 1 };
  if (/min(?!ute)/.test(text)) return { of: "quantile", share: 0 };
  return /sum|samplecount|count/.test(text) ? null : { of: "mean" };
}
