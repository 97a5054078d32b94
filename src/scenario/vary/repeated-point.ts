import { parseQuantity } from "./quantity.ts";
import type { VaryPoint } from "./vary-axis.ts";

/** The first point that is the same as one before it, however it is written; null where all differ, or a label tells them apart. */
export function repeatedPoint(points: readonly VaryPoint[]): readonly [first: VaryPoint, again: VaryPoint] | null {
  const seen = new Map<string, VaryPoint>();
  for (const point of points) {
    const key = JSON.stringify([point.label, ...point.values.map(meaningOf)]);
    const first = seen.get(key);
    if (first !== undefined) return [first, point];
    seen.set(key, point);
  }
  return null;
}

/** 1s and 1000ms mean the same. */
function meaningOf(value: string): string {
  const text = value.trim();
  const quantity = parseQuantity(text);
  return quantity === null ? text : `${quantity.kind} ${(quantity.number * quantity.perUnit).toPrecision(12)}`;
}
