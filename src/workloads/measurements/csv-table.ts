import Papa from "papaparse";
import { guessDelimiter } from "../csv-rows.ts";
import { showValue } from "../formats/show-value.ts";
import { mostRows } from "./measurement-limits.ts";

export interface TableRecord {
  readonly fields: readonly string[];
  /** Physical line on which it begins, the first being 1. */
  readonly line: number;
}

export type CsvTable =
  | { readonly records: readonly TableRecord[] }
  | { readonly problem: string; readonly line: number | null };

/** All records of a table; empty lines are left out. A quote that goes wrong is a problem: it could have swallowed rows. */
export function readCsvTable(text: string): CsvTable {
  const unified = text.replace(/\r\n?/g, "\n");
  const config = { newline: "\n", delimiter: guessDelimiter(unified), preview: mostRows + 2 } as const;
  const { data, errors } = Papa.parse(unified, config);
  if (data.length > mostRows + 1) return { problem: `the table has more than ${mostRows} rows`, line: null };
  const records: TableRecord[] = [];
  const wrong = errors.find(({ type }) => type === "Quotes");
  let line = 1;
  for (const [index, fields] of data.entries()) {
    if (index === wrong?.row) {
      const problem = `a quoted field is not closed, or goes on after its quote (${showValue(fields[0] ?? "")})`;
      return { problem: `${problem}; write "" for a quote within quotes`, line };
    }
    if (fields.length > 1 || fields[0] !== "") records.push({ fields, line });
    line += 1 + fields.reduce((sum, field) => sum + (field.includes("\n") ? field.split("\n").length - 1 : 0), 0);
  }
  return records.length > 0 ? { records } : { problem: "the table is empty", line: null };
}
