import { inertText } from "../report/inert-text.ts";

const separated = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Rows of cells as CSV. Numbers lose the commas between thousands; what a spreadsheet would compute is neutralised. */
export function csvOfRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

function csvCell(text: string): string {
  const inert = inertText(separated.test(text) ? text.replace(/,/g, "") : text);
  return /[",\n\r]/.test(inert) || inert.trim() !== inert ? `"${inert.replace(/"/g, '""')}"` : inert;
}
