import { findColumn } from "../column-finder.ts";
import type { CsvRow } from "../csv-rows.ts";
import { latestTime } from "../latest-time.ts";
import { TraceError } from "../trace-error.ts";
import { parseTraceNumber, parseTraceTime, type TraceUnit } from "../trace-time.ts";
import type { RecordSink, RowProblem } from "./record-sink.ts";
import { splitUnit } from "./split-unit.ts";
import type { FormatQuestion } from "./trace-format.ts";

/** Places of the columns that a scenario names, counted from 0; -1 where it names none. */
export interface CsvPlaces {
  readonly timestamp: number;
  readonly duration: number;
  readonly count: number;
  readonly function: number;
  /** Of numbers in the first two: what the column's own name ends with, else what the scenario says. */
  readonly units: Readonly<Record<"timestamp" | "duration", TraceUnit>>;
}

export function findPlaces({ columns, file, unit }: FormatQuestion, header: CsvRow | null): CsvPlaces {
  if (columns.timestamp === undefined) {
    const message = "a table needs the column of its timestamps (columns.timestamp)";
    throw new TraceError(message, { file, line: header?.line ?? null, column: null, value: null });
  }
  const place = (name: string) => {
    const column = columns[name];
    return column === undefined ? -1 : findColumn(column, header, file);
  };
  const [timestamp, duration] = [place("timestamp"), place("duration")];
  const unitOf = (at: number): TraceUnit => {
    const named = splitUnit(header?.fields[at]?.trim() ?? "").unit;
    return named === null || named === "ns" ? unit : named;
  };
  return {
    timestamp,
    duration,
    count: place("count"),
    function: place("function"),
    units: { timestamp: unitOf(timestamp), duration: unitOf(duration) },
  };
}

/** Reads one row of a CSV file into the sink: its record, or what is wrong with it. */
export function readCsvRow(row: CsvRow, places: CsvPlaces, to: { question: FormatQuestion; sink: RecordSink }): void {
  const { question, sink } = to;
  if (row.problem !== null) {
    sink.refuse(row.line, { message: row.problem, column: null, value: null });
    return;
  }
  const { record } = sink;
  if (places.function >= 0) {
    const name = row.fields[places.function]?.trim();
    if (name === undefined) {
      sink.refuse(row.line, tooFewFields(row.fields.length, question.columns.function as string | number));
      return;
    }
    record.functionName = name;
  }
  const problem = readFields(row, places, to);
  if (problem === null) sink.take();
  else sink.refuse(row.line, problem);
}

function readFields(
  { fields, line }: CsvRow,
  places: CsvPlaces,
  { question, sink }: { readonly question: FormatQuestion; readonly sink: RecordSink },
): RowProblem | null {
  const { record } = sink;
  const { columns } = question;
  const { units } = places;
  record.line = line;
  const text = (place: number) => fields[place]?.trim();
  const missing = [places.timestamp, places.duration, places.count].find((place) => place >= fields.length);
  if (missing !== undefined) {
    const name = (["timestamp", "duration", "count"] as const).find((key) => places[key] === missing) as string;
    return tooFewFields(fields.length, columns[name] as string | number);
  }
  const time = timeOf(text(places.timestamp) as string, columns.timestamp as string | number, units.timestamp);
  if (typeof time !== "number") return time;
  record.time = time;
  for (const key of ["duration", "count"] as const) {
    if (places[key] < 0) continue;
    const value = amountOf(
      text(places[key]) as string,
      columns[key] as string | number,
      key === "count" ? null : units.duration,
    );
    if (typeof value !== "number") return value;
    record[key] = value;
  }
  return null;
}

function timeOf(text: string, column: string | number, unit: FormatQuestion["unit"]): number | RowProblem {
  const time = parseTraceTime(text, unit);
  if (time === null) {
    const message = `${quoted(text)} in column ${column} is not a time; write ISO 8601 or a number in ${unit} (unit: s, ms, us)`;
    return { message, column, value: text };
  }
  if (Math.abs(time) < latestTime) return time;
  const message = /^\d{4}-/.test(text)
    ? `${quoted(text)} in column ${column} lies beyond the year 2255; correct it, or leave the row out`
    : `${quoted(text)} in column ${column} is too large for a time in ${unit}; is the unit ms or us?`;
  return { message, column, value: text };
}

/** A duration where `unit` is given, else a count. */
function amountOf(text: string, column: string | number, unit: FormatQuestion["unit"] | null): number | RowProblem {
  const noun = unit === null ? "count" : "duration";
  const value = unit === null ? countOf(text) : parseTraceNumber(text, unit);
  const problem = (message: string): RowProblem => ({ message, column, value: text });
  if (value === null || !Number.isFinite(value)) return problem(`${quoted(text)} in column ${column} is not a ${noun}`);
  if (value < 0) return problem(`the ${noun} ${quoted(text)} in column ${column} is negative`);
  if (unit === null && !Number.isInteger(value)) {
    return problem(`the count ${quoted(text)} in column ${column} is not a whole number`);
  }
  if (value < latestTime) return value;
  return problem(`the ${noun} ${quoted(text)} in column ${column} is too large`);
}

function countOf(text: string): number | null {
  return parseTraceNumber(text, "us") === null ? null : Number(text);
}

function tooFewFields(count: number, column: string | number): RowProblem {
  return { message: `the row has ${count} fields and none for column ${column}`, column, value: null };
}

/** A field as errors show it: on one line, and no longer than one. */
function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(short);
}
