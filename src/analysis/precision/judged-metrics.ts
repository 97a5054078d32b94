/** What a precision is asked of, in the words of objectives; cost is that of a month. */
export const judgedMetrics = ["cost", "mean", "p50", "p95", "p99"] as const;
export type JudgedMetric = (typeof judgedMetrics)[number];
