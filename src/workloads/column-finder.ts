import { nearestName } from "../units/nearest-name.ts";
import type { CsvRow } from "./csv-rows.ts";
import { TraceError } from "./trace-error.ts";

/** The place of a column, counted from 0. Throws a TraceError that names the nearest column if it is not in the header. */
export function findColumn(column: string | number, header: CsvRow | null, file: string): number {
  if (header === null) return column as number; // the schema wants places where there is no header
  const names = header.fields.map((name) => name.trim());
  const place = typeof column === "number" ? column : names.indexOf(column);
  if (place >= 0 && place < names.length) return place;
  const nearest = typeof column === "string" ? nearestName(column, names) : null;
  const hint = nearest === null ? `it has ${names.slice(0, 20).join(", ")}` : `did you mean "${nearest}"?`;
  const what = typeof column === "number" ? `there is no column ${column} (counted from 0)` : `no column "${column}"`;
  throw new TraceError(`${what}; ${hint}`, { file, line: header.line, column, value: null });
}
