import { plainName } from "../formats/plain-name.ts";
import { showValue } from "../formats/show-value.ts";
import { listed } from "./listed.ts";
import type { MeasuredRow } from "./measured-row.ts";

/** Columns that say which function a row is of, whatever their values look like. */
const functionNames: readonly string[] = [
  ...["function", "functionname", "lambda", "name", "workload", "runtime", "language", "handler", "package"],
  ...["version", "alias", "region", "benchmark", "test", "case", "scenario", "payload"],
];

/** What is to be said of rows by their columns. */
export interface FunctionColumns {
  /** A sentence where rows are of several functions; null where of one. */
  readonly problem: string | null;
  /** The function's name by the columns that have one value; empty where there are none. */
  readonly name: string;
  readonly notes: readonly string[];
}

/**
 * Finds columns whose values tell functions apart: the same sizes were measured for several values. A column with a value
 * for each size (a function deployed once per size), or for each row (a request's identity, a time), tells none apart.
 */
export function functionColumns(rows: readonly MeasuredRow[], columns: readonly string[]): FunctionColumns {
  const apart: string[] = [];
  const names: string[] = [];
  const notes: string[] = [];
  for (const [place, column] of columns.entries()) {
    const isNamed = functionNames.includes(plainName(column));
    const sizes = sizesByValue(rows, place);
    const values = [...sizes.keys()];
    if (isNamed && values.length === 1) names.push(values[0]!);
    if (values.length < 2 || (!isNamed && values.every(isNumber))) continue;
    const repeated = values.filter((value) => sizes.get(value)!.size > 1).length;
    if (isNamed ? repeated > 0 : repeated > 1 && sharesSizes(sizes)) apart.push(describe(column, values));
    else if (isNamed)
      notes.push(`column ${describe(column, values)}, and is taken for one function: each has one size`);
  }
  const remedy = "keep the rows of one function, with one value in each of these columns";
  const problem = apart.length === 0 ? null : `the rows are of several functions: ${apart.join("; ")}; ${remedy}`;
  return { problem, name: names.join(" "), notes };
}

function sizesByValue(rows: readonly MeasuredRow[], place: number): ReadonlyMap<string, ReadonlySet<number>> {
  const sizes = new Map<string, Set<number>>();
  for (const { labels, memory } of rows) {
    const value = labels[place] ?? "";
    if (value === "") continue;
    const known = sizes.get(value);
    if (known === undefined) sizes.set(value, new Set([memory]));
    else known.add(memory);
  }
  return sizes;
}

/** Whether some size was measured for more than one value. */
function sharesSizes(sizes: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const seen = new Set<number>();
  for (const own of sizes.values()) {
    for (const size of own) {
      if (seen.has(size)) return true;
      seen.add(size);
    }
  }
  return false;
}

function isNumber(value: string): boolean {
  return Number.isFinite(Number(value)) || /^n\/?a$/i.test(value);
}

function describe(column: string, values: readonly string[]): string {
  return `${showValue(column)} has ${values.length} values (${listed(values.map(showValue))})`;
}
