import type { TraceArrivals } from "./arrivals/trace.ts";
import { findColumn } from "./column-finder.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { GrowingDoubles } from "./growing-doubles.ts";
import { latestTime } from "./latest-time.ts";
import type { Trace } from "./trace.ts";
import { TraceError } from "./trace-error.ts";
import { type RecordedRows, traceOfRows } from "./trace-of-rows.ts";
import { parseTraceNumber, parseTraceTime, type TraceUnit } from "./trace-time.ts";

export interface ReadTraceOptions {
  /** The name for errors. */
  readonly file: string;
  /** Bad rows are counted instead of ending the reading; as `badRows: skip` does. */
  readonly skipBadRows: boolean;
  /** Told the rows read so far, now and then. */
  readonly onRows?: (rows: number) => void;
}

/**
 * Reads recorded traffic from the text of a CSV file, in chunks of any size. Keeps eight bytes per time, duration or
 * count. Throws a TraceError at the first bad row (unless they are skipped), for a missing column, and where no row is left.
 */
export async function readTrace(
  chunks: AsyncIterable<string>,
  settings: TraceArrivals,
  { file, skipBadRows, onRows }: ReadTraceOptions,
): Promise<Trace> {
  const rows = new RowReader(settings, file, skipBadRows || settings.badRows === "skip");
  for await (const block of csvRows(chunks)) {
    for (const row of block) rows.read(row);
    onRows?.(rows.seen);
  }
  return traceOfRows(rows.finish(), settings, file);
}

interface Columns {
  readonly timestamp: number;
  /** Of the duration or the count; null where there is neither. */
  readonly value: number | null;
}

/** Takes rows one by one and keeps their numbers. */
class RowReader {
  readonly #settings: TraceArrivals;
  readonly #file: string;
  readonly #skips: boolean;
  readonly #times = new GrowingDoubles();
  readonly #values = new GrowingDoubles();
  #columns: Columns | null = null;
  #hasHeader = false;
  #skippedRows = 0;
  seen = 0;

  constructor(settings: TraceArrivals, file: string, skips: boolean) {
    this.#settings = settings;
    this.#file = file;
    this.#skips = skips;
  }

  read(row: CsvRow): void {
    if (this.#columns === null) {
      const { header, columns } = this.#settings;
      this.#columns = findColumns(columns, header ? row : null, this.#file);
      this.#hasHeader = header;
      if (header) return;
    }
    this.seen++;
    const problem = this.#keep(row, this.#columns);
    if (problem === null) return;
    if (!this.#skips) throw new TraceError(problem.message, { file: this.#file, line: row.line, ...problem });
    this.#skippedRows++;
  }

  finish(): RecordedRows {
    if (this.#times.length === 0) {
      const found = this.#hasHeader ? "only a header" : "nothing";
      const message =
        this.seen > 0 ? `none of its ${this.seen} rows can be read` : `the file holds ${found}; a trace needs rows`;
      throw new TraceError(message, { file: this.#file, line: null, column: null, value: null });
    }
    const values = this.#columns?.value === null ? null : this.#values.view();
    return { times: this.#times.view(), values, skippedRows: this.#skippedRows };
  }

  #keep(row: CsvRow, columns: Columns): RowProblem | null {
    if (row.problem !== null) return { message: `${row.problem} (quotes)`, column: null, value: null };
    const { columns: names, unit } = this.#settings;
    const time = readTime(row, columns.timestamp, { column: names.timestamp, unit });
    if (typeof time !== "number") return time;
    if (columns.value !== null) {
      const column = names.count ?? (names.duration as string | number);
      const value = readValue(row, columns.value, { column, unit: names.count === undefined ? unit : null });
      if (typeof value !== "number") return value;
      this.#values.push(value);
    }
    this.#times.push(time);
    return null;
  }
}

interface RowProblem {
  readonly message: string;
  readonly column: string | number | null;
  readonly value: string | null;
}

function findColumns(columns: TraceArrivals["columns"], header: CsvRow | null, file: string): Columns {
  const valueColumn = columns.count ?? columns.duration;
  return {
    timestamp: findColumn(columns.timestamp, header, file),
    value: valueColumn === undefined ? null : findColumn(valueColumn, header, file),
  };
}

function readTime(
  { fields }: CsvRow,
  place: number,
  { column, unit }: { readonly column: string | number; readonly unit: TraceUnit },
): number | RowProblem {
  const text = fields[place]?.trim();
  if (text === undefined) return tooFewFields(fields.length, column);
  const time = parseTraceTime(text, unit);
  if (time === null) {
    const message = `"${text}" in column ${column} is not a time; write ISO 8601 or a number in ${unit} (unit: s, ms, us)`;
    return { message, column, value: text };
  }
  if (Math.abs(time) < latestTime) return time;
  return {
    message: `"${text}" in column ${column} is too large for a time in ${unit}; is the unit ms or us?`,
    column,
    value: text,
  };
}

/** A duration where `unit` is given, else a count. */
function readValue(
  { fields }: CsvRow,
  place: number,
  { column, unit }: { readonly column: string | number; readonly unit: TraceUnit | null },
): number | RowProblem {
  const text = fields[place]?.trim();
  if (text === undefined) return tooFewFields(fields.length, column);
  const noun = unit === null ? "count" : "duration";
  const value = unit === null ? readNumber(text) : parseTraceNumber(text, unit);
  if (value === null) return { message: `"${text}" in column ${column} is not a ${noun}`, column, value: text };
  if (value < 0) return { message: `the ${noun} "${text}" in column ${column} is negative`, column, value: text };
  if (unit !== null || Number.isInteger(value)) return value;
  return { message: `the count "${text}" in column ${column} is not a whole number`, column, value: text };
}

function readNumber(text: string): number | null {
  return parseTraceNumber(text, "us") === null ? null : Number(text);
}

function tooFewFields(count: number, column: string | number): RowProblem {
  return { message: `the row has ${count} fields and none for column ${column}`, column, value: null };
}
