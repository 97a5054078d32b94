import { bytesPerMegabyte } from "../../units/size.ts";
import { parseTraceNumber } from "../trace-time.ts";
import type { RowChecker } from "./row-checker.ts";
import { showValue } from "./show-value.ts";
import type { TrafficRecord } from "./traffic-record.ts";

/** Begins what Lambda writes at the end of each invocation. */
export const reportStart = "REPORT RequestId:";

const field =
  /(Billed Restore Duration|Billed Duration|Restore Duration|Init Duration|Duration|Memory Size|Max Memory Used|Status): *([^\s]+)(?: +(ms|MB)\b)?/g;

/**
 * Reads a text that holds a REPORT into the record: all but its time. Fields stand apart by tabs or spaces, whatever the
 * tool made of the tabs. Restoring a snapshot counts as initialisation.
 */
export function readReportLine(text: string, record: TrafficRecord, checker: RowChecker): void {
  clearReport(record);
  let init = 0;
  for (const match of text.slice(text.indexOf(reportStart) + reportStart.length).matchAll(field)) {
    const [, name = "", value = "", unit = ""] = match;
    if (name === "Duration") record.duration = milliseconds(name, value, { unit, checker });
    else if (name === "Init Duration" || name === "Restore Duration")
      init += milliseconds(name, value, { unit, checker });
    else if (name === "Memory Size") record.memorySize = megabytes(name, value, checker);
    else if (name === "Max Memory Used") record.memoryUsed = megabytes(name, value, checker);
    else if (name === "Status") record.failed = isFailedStatus(value);
  }
  if (init > 0) record.init = init;
  if (Number.isNaN(record.duration)) {
    checker.reject(`${showValue(text)} has no Duration in ms; is the line cut off?`, "Duration", null);
  }
}

/** Forgets what the row before said. */
export function clearReport(record: TrafficRecord): void {
  record.count = 1;
  record.duration = Number.NaN;
  record.init = Number.NaN;
  record.memorySize = Number.NaN;
  record.memoryUsed = Number.NaN;
  record.failed = false;
}

/** As REPORT lines and platform.report events write it. */
export function isFailedStatus(status: string): boolean {
  return status === "timeout" || status === "error" || status === "failure";
}

interface Milliseconds {
  readonly unit: string;
  readonly checker: RowChecker;
}

function milliseconds(name: string, value: string, { unit, checker }: Milliseconds): number {
  if (unit === "ms") return checker.duration(name, value, "ms");
  return checker.reject(
    `${showValue(value)} in field ${name} is not followed by ms; is the line cut off?`,
    name,
    value,
  );
}

function megabytes(name: string, value: string, checker: RowChecker): number {
  const isNumber = parseTraceNumber(value, "us") !== null;
  const bytes = isNumber ? Number(value) * bytesPerMegabyte : null;
  return Math.round(checker.amount(name, value, { value: bytes, noun: "number of MB" }));
}
