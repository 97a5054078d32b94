import { alb } from "./alb.ts";
import { azure2019 } from "./azure-2019.ts";
import { azure2021 } from "./azure-2021.ts";
import { cloudwatchMetrics } from "./cloudwatch-metrics.ts";
import { combined } from "./combined.ts";
import { csv } from "./csv.ts";
import { type FormatName, formatNames } from "./format-names.ts";
import { jsonLines } from "./json-lines.ts";
import { k6 } from "./k6.ts";
import { lambdaReport } from "./lambda-report.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Forms of recorded traffic in the order of detection: those that can be taken for another come after it. */
export const traceFormats: Readonly<Record<FormatName, TraceFormat>> = {
  "azure-2019": azure2019,
  "azure-2021": azure2021,
  k6,
  "cloudwatch-metrics": cloudwatchMetrics,
  "lambda-report": lambdaReport,
  alb,
  combined,
  "json-lines": jsonLines,
  csv,
};

export const formatError = `not a format of recorded traffic; write one of ${formatNames.join(", ")}`;

/** The format of a text that begins with `head` (whole lines, up to 64 KB); null if it is of none. */
export function detectFormat(head: string): TraceFormat | null {
  return Object.values(traceFormats).find((format) => format.recognises(head)) ?? null;
}

export { type FormatName, formatNames } from "./format-names.ts";
