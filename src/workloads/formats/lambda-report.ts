import type { CsvRow } from "../csv-rows.ts";
import { boundedCsvRows } from "./bounded-csv-rows.ts";
import { jsonItems } from "./json-items.ts";
import { fieldText, isObject, type JsonObject, parseObject } from "./parse-object.ts";
import { peekText } from "./peek-text.ts";
import { readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { isReport, ReportRows } from "./report-rows.ts";
import { longestLine } from "./text-lines.ts";
import type { TraceFormat } from "./trace-format.ts";

/** What AWS Lambda writes at the end of each invocation, in every form in which people take it out of CloudWatch Logs. */
export const lambdaReport: TraceFormat = {
  name: "lambda-report",
  description: "REPORT lines of AWS Lambda: text logs, or exports of CloudWatch Logs and Logs Insights as JSON or CSV",
  takesColumns: false,
  counts: "never",
  namesFunctions: true,
  durations: true,
  recognises: (head) => /(?:REPORT|START|END) RequestId: |"platform\.report|@(?:billedD|initD|d)uration\b/.test(head),
  async read(chunks, _question, sink) {
    const { head, text } = await peekText(chunks, headLength);
    const rows = new ReportRows(sink);
    const form = formOf(head.startsWith("\uFEFF") ? head.slice(1) : head);
    if (form === "documents") await readDocuments(text, rows);
    else if (form === "csv") await readCsv(text, rows, sink);
    else await readLines(text, sink, (line, number) => readLine(line, number, rows));
  },
};

/** Characters by which the form is told. */
const headLength = 64 * 1024;
/** Keys of the lists in what the command line gives for Logs Insights and for log events. */
const lists = ["results", "events"];

/** Lines may be text or an object each; documents are JSON over several lines, or with their rows in a list. */
function formOf(head: string): "lines" | "documents" | "csv" {
  if (/^\s*\[\s*[[{\]]/.test(head)) return "documents";
  const [first = "", second = ""] = head.split(/[\r\n]+/, 3).filter((line) => line.trim() !== "");
  if (/^\s*\{/.test(first)) {
    const object = parseObject(first);
    if (object !== null) return lists.some((key) => Array.isArray(object[key])) ? "documents" : "lines";
    if (!/^\s*\{\s*(?:"|$)/.test(first)) return "lines"; // what a program printed
    const opensList = /"(?:results|events)"\s*:\s*\[/.test(first);
    // An object whose next line begins another is a line that is cut off.
    return opensList || !second.startsWith("{") ? "documents" : "lines";
  }
  const names = first.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  const isHeader = names.includes("@message") || names.includes("@duration") || names.join() === "timestamp,message";
  return isHeader ? "csv" : "lines";
}

function readLine(line: string, number: number, rows: ReportRows): void {
  const object = line.startsWith("{") ? parseObject(line) : null;
  if (object !== null && object.record === undefined) readObject(object, number, rows);
  else if (object === null && line.startsWith("{") && isReport(line)) {
    rows.refuse("the line is not JSON; is it cut off?", number);
  } else rows.readLine(line, number);
}

function readObject(object: JsonObject, line: number, rows: ReportRows): void {
  rows.readFields((name) => fieldText(object[name]), line);
}

async function readDocuments(text: AsyncIterable<string>, rows: ReportRows): Promise<void> {
  for await (const block of jsonItems(text, { within: lists, longest: longestLine })) {
    for (const item of block) {
      const object = item.problem === null ? parseRow(item.text) : null;
      if (object === null) rows.refuse(item.problem ?? "a row is neither an object nor a list of fields", item.line);
      else if (object.type === "platform.report") rows.readLine(item.text, item.line);
      else readObject(object, item.line, rows);
    }
  }
}

/** An object, or the list of `{field, value}` that the command line makes of one. */
function parseRow(text: string): JsonObject | null {
  if (text.startsWith("{")) return parseObject(text);
  const fields = parseObject(`{"fields":${text}}`)?.fields;
  if (!Array.isArray(fields) || !fields.every(isObject)) return null;
  return Object.fromEntries(fields.map(({ field, value }) => [String(field), value]));
}

async function readCsv(text: AsyncIterable<string>, rows: ReportRows, sink: RecordSink): Promise<void> {
  let header: readonly string[] | null = null;
  for await (const block of boundedCsvRows(text, sink)) {
    for (const row of block) {
      if (header === null) header = row.fields.map((name) => name.trim());
      else readCsvRow(row, header, rows);
    }
  }
}

function readCsvRow({ fields, line, problem }: CsvRow, header: readonly string[], rows: ReportRows): void {
  if (problem !== null) rows.refuse(problem, line);
  else if (fields.length !== header.length) {
    rows.refuse(`the row has ${fields.length} fields; expected ${header.length} as in the header`, line);
  } else rows.readFields((name) => fields[header.indexOf(name)]?.trim() || null, line);
}
