import type { Weighed } from "./by-strategy.ts";

/** The points that no other beats in both cost and duration, cheapest first; of two alike in both the earlier. */
export function paretoFront<Point extends Weighed>(points: readonly Point[]): readonly Point[] {
  const byCost = [...points].sort((one, other) => one.cost - other.cost || one.duration - other.duration);
  const front: Point[] = [];
  for (const point of byCost) {
    const fastest = front.at(-1);
    if (fastest === undefined || point.duration < fastest.duration) front.push(point);
  }
  return front;
}

/**
 * The point of a front that lies farthest below the straight line between its ends, both axes measured from end to end:
 * where a little more money stops buying much time. Null where the front has fewer than three points, or none below.
 *
 * @param front cheapest first
 */
export function kneeOf<Point extends Weighed>(front: readonly Point[]): Point | null {
  const [cheapest, fastest] = [front[0], front.at(-1)];
  if (front.length < 3 || cheapest === undefined || fastest === undefined) return null;
  const below = (point: Point) =>
    1 -
    (point.cost - cheapest.cost) / (fastest.cost - cheapest.cost) -
    (point.duration - fastest.duration) / (cheapest.duration - fastest.duration);
  const knee = front.reduce((best, point) => (below(point) > below(best) ? point : best));
  return below(knee) > 0 ? knee : null;
}
