/** The words that a scenario and `import` know. */
export const formatNames = [
  "csv",
  "azure-2019",
  "azure-2021",
  "lambda-report",
  "cloudwatch-metrics",
  "alb",
  "combined",
  "k6",
  "json-lines",
] as const;
export type FormatName = (typeof formatNames)[number];
