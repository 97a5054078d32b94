import Papa from "papaparse";
import { plainCharacters } from "./plain-characters.ts";

/** A value of a table; null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/**
 * A table as CSV: a line of names, then one line per row, line feeds, numbers with 12 significant digits and a point. A
 * text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function tidyCsv(names: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `${Papa.unparse([names, ...rows.map((row) => row.map(written))], { newline: "\n" })}\n`;
}

function written(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  return neutral(plainCharacters(String(value)));
}

/** Leading spaces do not keep every spreadsheet from calculating; full-width signs count for some. */
function neutral(text: string): string {
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  return /^\s*[=+\-@＝＋－＠]/.test(text) && !isNumber ? `'${text}` : text;
}
