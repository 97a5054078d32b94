import type { SweepAxis } from "../../analysis/sweep/sweep-result.ts";
import { parsePath } from "../../scenario/scenario-path.ts";
import { parseQuantity, type Quantity } from "../../scenario/vary/quantity.ts";

const longestName = 36;

/** A point of an axis as tables and sentences call it: "40/s", "low: 10ms", "1GB with 5ms". */
export function pointName({ points }: SweepAxis, index: number): string {
  const point = points[index];
  if (point === undefined) return "";
  const values = point.values.map((value) => value.trim()).join(" with ");
  return shortened(point.label === null ? values : `${point.label}: ${values}`, longestName);
}

/** What an axis varies, as titles call it. */
export function axisName({ paths }: SweepAxis): string {
  return paths.join(" with ");
}

/** The last key of each path: "rate" of workload.arrivals.rate. */
export function axisWord({ paths }: SweepAxis): string {
  return paths
    .map((path) => String(parsePath(path)?.findLast((part) => typeof part === "string") ?? path))
    .join(" with ");
}

/** As the title of a column: a path longer than a title's line would be broken inside a word. */
export function axisTitle(axis: SweepAxis): string {
  const name = axisName(axis);
  return name.length <= 24 ? name : axisWord(axis);
}

/** Text of at most so many characters; what is cut ends in an ellipsis. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** The numbers of an axis, all in one unit. */
export interface AxisNumbers {
  readonly unit: string;
  readonly values: readonly number[];
}

/** The numbers of an axis's first path where they are alike and rise; null where they are words, labelled or in no order. */
export function axisNumbers({ points }: SweepAxis): AxisNumbers | null {
  if (points.length < 2 || points.some(({ label }) => label !== null)) return null;
  const quantities = points.map(({ values }) => parseQuantity((values[0] ?? "").trim()));
  const [first] = quantities;
  if (first === null || first === undefined) return null;
  const values = quantities.map((quantity) => (quantity?.kind === first.kind ? inUnitOf(first, quantity) : Number.NaN));
  const rises = values.every((value, i) => i === 0 || value > values[i - 1]!);
  return rises && values.every(Number.isFinite) ? { unit: first.unit, values } : null;
}

function inUnitOf(wanted: Quantity, { number, perUnit }: Quantity): number {
  return perUnit === wanted.perUnit ? number : Number(((number * perUnit) / wanted.perUnit).toPrecision(12));
}

/** So many places of a list of `count`, evenly spread, the first and the last included; all where there are fewer. */
export function evenly(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  if (most === 1) return [0];
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
