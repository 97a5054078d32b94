import Papa from "papaparse";
import { microsecondsPer, parseDuration } from "../../units/duration.ts";
import { bytesPerMegabyte, formatSize, parseSize } from "../../units/size.ts";
import { showValue } from "../formats/show-value.ts";
import { type CsvColumns, findCsvColumns, type MeasurementColumn } from "./csv-columns.ts";
import { Invocations } from "./invocations.ts";
import type { MeasuredSize, MeasurementSet } from "./measurement.ts";
import { MeasurementError } from "./measurement-error.ts";
import type { ReadMeasurements } from "./read-measurements.ts";
import { coldNotes } from "./report-measurements.ts";

type Architecture = MeasurementSet["architecture"];

interface CsvRow extends MeasuredSize {
  readonly line: number;
  readonly architecture: Architecture;
}

const architectureNames: Readonly<Record<string, Architecture>> = {
  x86: "x86_64",
  x86_64: "x86_64",
  amd64: "x86_64",
  arm: "arm64",
  arm64: "arm64",
  aarch64: "arm64",
};

/**
 * Reads a table of sizes and durations: a row for each size (means), or several (invocations). Rows without a duration
 * ("N/A") or with a failed status are left out and counted.
 */
export function readCsvMeasurements(text: string): ReadMeasurements {
  const { data } = Papa.parse(text, {});
  const rows = data.map((fields, index) => ({ fields: fields.map((field) => field.trim()), line: index + 1 }));
  const [header, ...body] = rows.filter(({ fields }) => fields.some((field) => field !== "" && !field.startsWith("#")));
  if (header === undefined) throw new MeasurementError("the file is empty; give durations at two or more sizes");
  const columns = findCsvColumns(header.fields);
  refuseSeveralFunctions(
    body.map(({ fields }) => fields),
    header.fields,
    columns,
  );
  const units = new UnitUse();
  const read = body.map(({ fields, line }) => readRow(fields, line, { columns, units }));
  const known = read.filter((row) => row !== null);
  const leftOut = read.length - known.length;
  const byArchitecture = new Map<Architecture, CsvRow[]>();
  for (const row of known) byArchitecture.set(row.architecture, [...(byArchitecture.get(row.architecture) ?? []), row]);
  const sets = [...byArchitecture].map(([architecture, some]) => setOf(some, architecture));
  return {
    sets: sets.map(({ set }) => set),
    notes: [
      ...(leftOut === 0
        ? []
        : [
            `${leftOut === 1 ? "1 row" : `${leftOut} rows`} without a duration or with a failed status are left out of the measurements.`,
          ]),
      ...sets.flatMap(({ notes }) => notes),
    ],
  };
}

/** One function is tuned at a time: rows of several must not be averaged. */
function refuseSeveralFunctions(
  rows: readonly (readonly string[])[],
  header: readonly string[],
  { others }: CsvColumns,
): void {
  const telling = others.flatMap((place) => {
    const values = [...new Set(rows.map((fields) => fields[place] ?? ""))];
    const isText = values.some((value) => value !== "" && Number.isNaN(Number(value)));
    return isText && values.length > 1
      ? [
          `${header[place]} (${values
            .slice(0, 6)
            .map((value) => showValue(value))
            .join(", ")}${values.length > 6 ? ", ..." : ""})`,
        ]
      : [];
  });
  if (telling.length === 0) return;
  throw new MeasurementError(
    `the table is of several functions: ${telling.join("; ")}; keep the rows of one and leave ${telling.length === 1 ? "that column" : "those columns"} out`,
  );
}

interface RowContext {
  readonly columns: CsvColumns;
  readonly units: UnitUse;
}

/** Null of a row that measured nothing. */
function readRow(fields: readonly string[], line: number, { columns, units }: RowContext): CsvRow | null {
  const { places } = columns;
  const text = (column: MeasurementColumn) => {
    const place = places[column];
    const value = place === undefined ? "" : (fields[place] ?? "");
    return /^(n\/?a|null|none|-|nan)?$/i.test(value) ? null : value;
  };
  const failed = /fail|error|timeout|out.?of.?memory/i.test(text("status") ?? "");
  const duration = text("duration");
  if (failed || duration === null) return null;
  const time = (column: MeasurementColumn) => {
    const value = text(column);
    return value === null ? null : timeOf(column, value, { line, columns, units });
  };
  const number = (column: MeasurementColumn) => {
    const value = text(column);
    if (value === null) return null;
    if (Number(value) >= 0 && value !== "") return Number(value);
    throw new MeasurementError(`${column} ${showValue(value)} is not a number of at least 0`, line);
  };
  const init = time("init");
  return {
    line,
    memory: memoryOf(text("memory"), line, units),
    duration: time("duration")!,
    deviation: time("deviation"),
    count: number("count"),
    billed: time("billed"),
    init: init === 0 ? null : init,
    cost: number("cost"),
    architecture: architectureOf(text("architecture"), line),
  };
}

function memoryOf(text: string | null, line: number, units: UnitUse): number {
  if (text === null)
    throw new MeasurementError("the row has a duration and no memory; write it in MB, such as 512", line);
  const isBare = /^\d+(\.0*)?$/.test(text);
  units.see("memory", isBare ? "no unit" : "a unit", line);
  const bytes = isBare ? Number(text) * bytesPerMegabyte : parseSize(text.replaceAll(" ", ""));
  if (bytes !== null && bytes > 0 && bytes % bytesPerMegabyte === 0) return bytes;
  throw new MeasurementError(
    `memory ${showValue(text)} is not a size in whole MB above 0; write it such as 512, 512MB or 2GB`,
    line,
  );
}

function timeOf(
  column: MeasurementColumn,
  text: string,
  { line, columns, units }: RowContext & { readonly line: number },
): number {
  const isBare = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
  units.see(column, isBare ? "no unit" : "a unit", line);
  const unit = columns.units[column] ?? "ms";
  const value = isBare ? Number(text) * microsecondsPer[unit] : parseDuration(text.replaceAll(" ", ""));
  const isAllowed = value !== null && Number.isFinite(value) && (column === "duration" ? value > 0 : value >= 0);
  if (isAllowed) return value;
  const wanted = column === "duration" ? "above 0" : "of at least 0";
  throw new MeasurementError(
    `${column} ${showValue(text)} is not a time ${wanted}; write it in ${unit}, such as 120.5, or with a unit`,
    line,
  );
}

function architectureOf(text: string | null, line: number): Architecture {
  if (text === null) return null;
  const known = architectureNames[text.toLowerCase()];
  if (known !== undefined) return known;
  throw new MeasurementError(`architecture ${showValue(text)} is neither x86_64 nor arm64`, line);
}

/** One column's values all have units, or none has. */
class UnitUse {
  readonly #seen = new Map<string, { readonly kind: string; readonly line: number }>();

  see(column: string, kind: "no unit" | "a unit", line: number): void {
    const first = this.#seen.get(column);
    if (first === undefined) this.#seen.set(column, { kind, line });
    else if (first.kind !== kind) {
      throw new MeasurementError(
        `${column} has ${kind} here and ${first.kind} on line ${first.line}: mixed units; write all with a unit, or none`,
        line,
      );
    }
  }
}

/** Rows of one size are invocations where they are several; else each row is a mean. */
function setOf(
  rows: readonly CsvRow[],
  architecture: Architecture,
): { readonly set: MeasurementSet; readonly notes: readonly string[] } {
  const set = (sizes: readonly MeasuredSize[]): MeasurementSet => ({ name: "", architecture, currency: "USD", sizes });
  const sizes = new Set(rows.map(({ memory }) => memory));
  if (sizes.size === rows.length) {
    const sorted = [...rows].sort((one, other) => one.memory - other.memory);
    return { set: set(sorted.map(({ line: _, architecture: __, ...size }) => size)), notes: [] };
  }
  const summed = rows.find(({ count, deviation }) => deviation !== null || (count !== null && count > 1));
  if (summed !== undefined) {
    throw new MeasurementError(
      `a row of ${formatSize(summed.memory)} is a mean (it has a count or a deviation), and a size has several rows; keep one row for each size, or single invocations without count and deviation`,
      summed.line,
    );
  }
  const invocations = new Invocations();
  for (const row of rows) invocations.add(row);
  return { set: set(invocations.measured()), notes: coldNotes(invocations) };
}
