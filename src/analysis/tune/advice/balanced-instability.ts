import { balancedOf, type Weighed } from "./by-strategy.ts";

/** Points without which the balanced choice is another one. */
export interface Instability<Point> {
  readonly without: readonly Point[];
  readonly chosen: Point;
}

/**
 * Where the balanced choice hangs on points that it does not choose: the fewest of the largest sizes, and the fewest of
 * the smallest, without which it is another.
 *
 * @param points smallest size first
 */
export function balancedInstability<Point extends Weighed>(points: readonly Point[]): readonly Instability<Point>[] {
  const chosen = balancedOf(points);
  if (chosen === null) return [];
  const place = points.indexOf(chosen);
  const ends = [
    points.slice(place + 1).map((_, index) => points.slice(points.length - 1 - index)),
    points.slice(0, place).map((_, index) => points.slice(0, index + 1)),
  ];
  return ends.flatMap((drops) => {
    for (const without of drops) {
      const other = balancedOf(points.filter((point) => !without.includes(point)));
      if (other !== null && other !== chosen) return [{ without, chosen: other }];
    }
    return [];
  });
}
