import { alb } from "./alb.ts";
import { azure2019 } from "./azure-2019.ts";
import { azure2021 } from "./azure-2021.ts";
import { cloudwatchMetrics } from "./cloudwatch-metrics.ts";
import { combined } from "./combined.ts";
import { jsonLines } from "./json-lines.ts";
import { k6 } from "./k6.ts";
import { lambdaReport } from "./lambda-report.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Forms of recorded traffic in the order of detection: those that can be taken for another come after it. */
export const traceFormats: readonly TraceFormat[] = [
  azure2019,
  azure2021,
  k6,
  cloudwatchMetrics,
  lambdaReport,
  alb,
  combined,
  jsonLines,
];

/** The format of a text that begins with `head` (whole lines, up to 64 KB); null if it is of none. */
export function detectFormat(head: string): TraceFormat | null {
  return traceFormats.find((format) => format.recognises(head)) ?? null;
}
