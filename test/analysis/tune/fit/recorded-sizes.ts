import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";

/** Measurements of Lambda functions at several sizes; their README says where they are from. */
export const recordedFolder = "../shared/data/lambda_memory_duration";
export const isRecorded = existsSync(recordedFolder);

export type RecordedRow = Readonly<Record<string, string>>;

export function recordedRows(file: string): readonly RecordedRow[] {
  const text = readFileSync(`${recordedFolder}/${file}`, "utf8");
  const [header, ...rows] = Papa.parse(text.trimEnd(), {}).data;
  return rows.map((fields) => Object.fromEntries(fields.map((field, place) => [header![place], field])));
}

/** Rows by the values of some columns. */
export function groupedBy(
  rows: readonly RecordedRow[],
  columns: readonly string[],
): ReadonlyMap<string, readonly RecordedRow[]> {
  const groups = new Map<string, RecordedRow[]>();
  for (const row of rows) {
    const name = columns.map((column) => row[column]).join(" ");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}

export interface RecordedSize {
  readonly megabytes: number;
  readonly milliseconds: number;
}

/** Mean duration by size, smallest size first; sizes that were not measured (N/A) are left out. */
export function meansBySize(rows: readonly RecordedRow[], column: string): readonly RecordedSize[] {
  return [...groupedBy(rows, ["memory_mb"])]
    .map(([size, some]) => {
      const values = some.map((row) => Number(row[column])).filter((value) => value > 0);
      return {
        megabytes: Number(size),
        milliseconds: values.reduce((sum, value) => sum + value, 0) / values.length,
      };
    })
    .filter(({ milliseconds }) => milliseconds > 0)
    .sort((one, other) => one.megabytes - other.megabytes);
}
