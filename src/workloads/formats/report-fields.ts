import { bytesPerMegabyte } from "../../units/size.ts";
import { parseTraceNumber } from "../trace-time.ts";
import { fieldText, isObject, type JsonObject } from "./parse-object.ts";
import { clearReport, isFailedStatus } from "./report-line.ts";
import type { RowChecker } from "./row-checker.ts";
import type { TrafficRecord } from "./traffic-record.ts";

/** Gives a field of the row by its name; null where there is none. */
export type FieldOf = (name: string) => string | null;

/** Reads the fields that Logs Insights finds in a REPORT (`@duration` and so on) into the record: all but its time. */
export function readInsightsFields(field: FieldOf, record: TrafficRecord, checker: RowChecker): void {
  clearReport(record);
  const duration = field("@duration");
  if (duration === null) checker.reject("the row has no @duration and no REPORT in @message", "@duration", null);
  else record.duration = checker.duration("@duration", duration, "ms");
  const init = field("@initDuration");
  if (init !== null) record.init = checker.duration("@initDuration", init, "ms");
  record.memorySize = wholeMegabytes("@memorySize", field, checker);
  record.memoryUsed = wholeMegabytes("@maxMemoryUsed", field, checker);
}

/**
 * Bytes, which the service reckons from whole megabytes: times 1,000,000 by what has been seen, times 1,048,576 by what
 * one would think. Whichever makes it whole is taken.
 */
function wholeMegabytes(name: string, field: FieldOf, checker: RowChecker): number {
  const text = field(name);
  if (text === null) return Number.NaN;
  const isNumber = parseTraceNumber(text, "us") !== null;
  const bytes = checker.amount(name, text, { value: isNumber ? Number(text) : null, noun: "number of bytes" });
  const isBinary = bytes % 1_000_000 !== 0 && bytes % bytesPerMegabyte === 0;
  return Math.round(bytes / (isBinary ? bytesPerMegabyte : 1_000_000)) * bytesPerMegabyte;
}

/** Reads a `platform.report` event, which Lambda writes where its log format is JSON, into the record: all but its time. */
export function readPlatformReport(event: JsonObject, record: TrafficRecord, checker: RowChecker): void {
  clearReport(record);
  const report = isObject(event.record) ? event.record : {};
  const metrics = isObject(report.metrics) ? report.metrics : {};
  const milliseconds = (name: string) => {
    const text = fieldText(metrics[name]);
    return text === null ? Number.NaN : checker.duration(name, text, "ms");
  };
  const megabytes = (name: string) => {
    const text = fieldText(metrics[name]);
    return text === null ? Number.NaN : checker.whole(name, text, "number of MB") * bytesPerMegabyte;
  };
  record.duration = milliseconds("durationMs");
  if (fieldText(metrics.durationMs) === null) checker.reject("the report has no durationMs", "durationMs", null);
  const init = (milliseconds("initDurationMs") || 0) + (milliseconds("restoreDurationMs") || 0);
  if (init > 0) record.init = init;
  record.memorySize = megabytes("memorySizeMB");
  record.memoryUsed = megabytes("maxMemoryUsedMB");
  record.failed = isFailedStatus(String(report.status));
}
