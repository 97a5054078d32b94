import { csvOfRows } from "./csv-of-rows.ts";

/** A table as CSV, the rows in the order they are shown, without what the choice of a candidate hides. */
export function tableCsv(table: HTMLTableElement): string {
  const rows = [...table.rows].filter((row) => !row.hidden);
  return csvOfRows(
    rows.map((row) => [...row.cells].filter((cell) => !cell.hidden).map((cell) => (cell.textContent ?? "").trim())),
  );
}
