import { microsecondsPer } from "../../units/duration.ts";
import { fieldText, isObject, type JsonObject, parseObject } from "../formats/parse-object.ts";
import { isReport, ReportRows } from "../formats/report-rows.ts";
import { readCsvTable } from "./csv-table.ts";
import { functionColumns } from "./distinguishing-columns.ts";
import { mostRows } from "./measurement-limits.ts";
import { type MeasurementsOutcome, refusedMeasurements } from "./measurements-outcome.ts";
import { ReportSink } from "./report-sink.ts";
import { setsOfRows } from "./sets-of-rows.ts";

/** Whether a text holds what Lambda writes at the end of invocations, in some form in which it leaves the logs. */
export function hasReports(text: string): boolean {
  return isReport(text) || hasInsightsHeader(text) || (/^\s*[[{]/.test(text) && text.includes('"@duration"'));
}

function hasInsightsHeader(text: string): boolean {
  const names = /^[^\n\r]*/
    .exec(text)![0]
    .split(",")
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  return names.includes("@message") || names.includes("@duration") || names.join() === "timestamp,message";
}

/**
 * Reads the reports of invocations at several sizes: lines of text or JSON, or what CloudWatch Logs and Logs Insights give
 * as CSV or JSON. Lines that are no reports, and invocations that failed, are left out and counted in the notes.
 */
export function readReportLines(text: string): MeasurementsOutcome {
  const sink = new ReportSink();
  const rows = new ReportRows(sink);
  const document = /^\s*[[{]/.test(text) ? parseList(text) : null;
  if (document !== null) {
    if (document.length > mostRows) return refusedMeasurements(`the file has more than ${mostRows} rows`);
    for (const item of document) readItem(item, null, { rows, sink });
  } else if (hasInsightsHeader(text)) {
    const table = readCsvTable(text);
    if ("problem" in table) return refusedMeasurements(table.problem, { line: table.line });
    const header = table.records[0]!.fields.map((name) => name.trim());
    for (const { fields, line } of table.records.slice(1)) {
      readItem(Object.fromEntries(header.map((name, place) => [name, fields[place]])), line, { rows, sink });
    }
  } else {
    const lines = text.split(/\r\n?|\n/);
    if (lines.length > mostRows) return refusedMeasurements(`the file has more than ${mostRows} lines`);
    for (const [index, line] of lines.entries()) {
      if (line.trim() !== "") readLine(line, index + 1, { rows, sink });
    }
  }
  return finish(sink);
}

interface Reading {
  readonly rows: ReportRows;
  readonly sink: ReportSink;
}

function readLine(line: string, number: number, reading: Reading): void {
  const object = line.startsWith("{") ? parseObject(line) : null;
  if (object !== null && object.record === undefined) {
    readItem(object, number, reading);
    return;
  }
  reading.sink.billed = billedOf(line);
  if (object === null && line.startsWith("{") && isReport(line)) {
    reading.rows.refuse("the line is not JSON; is it cut off?", number);
  } else reading.rows.readLine(line, number);
}

/** @param line null where the item is of a document, whose lines say nothing */
function readItem(item: JsonObject, line: number | null, { rows, sink }: Reading): void {
  sink.hasLines = line !== null;
  const field = (name: string) => fieldText(item[name]) || null;
  if (item.type === "platform.report") {
    const text = JSON.stringify(item);
    sink.billed = billedOf(text);
    rows.readLine(text, line ?? 0);
    return;
  }
  const told = field("@billedDuration");
  sink.billed =
    told === null ? billedOf(field("@message") ?? field("message") ?? "") : Number(told) * microsecondsPer.ms;
  rows.readFields(field, line ?? 0);
}

const billedField = /(?:Billed (?:Restore )?Duration: *|"billed(?:Restore)?DurationMs" *: *)(\d+(?:\.\d+)?)/g;

/** Microseconds that a report says are billed; null where it does not say. */
function billedOf(report: string): number | null {
  let sum: number | null = null;
  for (const [, milliseconds] of report.matchAll(billedField)) {
    sum = (sum ?? 0) + Number(milliseconds) * microsecondsPer.ms;
  }
  return sum;
}

/** The rows of a JSON document; null where the text is none, or is a single report. */
function parseList(text: string): readonly JsonObject[] | null {
  const document = parseObject(`{"list":${text}}`)?.list;
  const list = isObject(document) ? (document.results ?? document.events) : document;
  if (!Array.isArray(list)) return null;
  return list.map((item: unknown) => {
    if (Array.isArray(item)) {
      return Object.fromEntries(item.filter(isObject).map(({ field, value }) => [String(field), value]));
    }
    return isObject(item) ? item : {};
  });
}

function finish(sink: ReportSink): MeasurementsOutcome {
  if (!sink.problems.isEmpty) return { problems: sink.problems.toArray() };
  const functions = functionColumns(sink.rows, ["function"]);
  if (functions.problem !== null) return refusedMeasurements(functions.problem);
  const read = setsOfRows(sink.rows, { of: "invocations", name: functions.name });
  return "problems" in read ? read : { ...read, notes: [...sink.notes(), ...functions.notes, ...read.notes] };
}
