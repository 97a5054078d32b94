import Papa from "papaparse";
import { inertText } from "./inert-text.ts";

export type CsvValue = string | number | boolean | null;

/** One column of a table of records. */
export interface CsvColumn<Record> {
  readonly name: string;
  readonly value: (record: Record) => CsvValue;
}

const significantDigits = 12;

/**
 * Records as CSV: a line of names, one line per record, line feeds, numbers with 12 significant digits, nothing for null.
 * Text that a spreadsheet would compute (beginning with = + - @) gets an apostrophe before it; numbers stay numbers.
 */
export function csvText<Record>(columns: readonly CsvColumn<Record>[], records: readonly Record[]): string {
  const rows = records.map((record) => columns.map(({ value }) => csvValue(value(record))));
  return `${Papa.unparse([columns.map(({ name }) => csvValue(name)), ...rows], { newline: "\n" })}\n`;
}

function csvValue(value: CsvValue): CsvValue {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(significantDigits)) : null;
  return typeof value === "string" ? inertText(value) : value;
}
