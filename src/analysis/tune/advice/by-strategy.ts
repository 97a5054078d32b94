/** What strategies weigh: money and time of one size, in any one unit each. */
export interface Weighed {
  readonly cost: number;
  readonly duration: number;
}

/** The cheapest; of equal ones the faster. Ties go to the earlier. Null where there is none. */
export function cheapestOf<Point extends Weighed>(points: readonly Point[]): Point | null {
  return least(points, (one, other) => one.cost - other.cost || one.duration - other.duration);
}

/** The fastest; of equal ones the cheaper. */
export function fastestOf<Point extends Weighed>(points: readonly Point[]): Point | null {
  return least(points, (one, other) => one.duration - other.duration || one.cost - other.cost);
}

/**
 * The balanced choice of AWS Lambda Power Tuning: the least weight x cost / dearest + (1 - weight) x duration / slowest
 * (its source, 2026-04). It depends on the worst of the points, so dropping one that nobody would take can change it.
 * What all points have for nothing (a free tier covers it) weighs nothing.
 *
 * @param weight 1: cost alone, 0: speed alone
 */
export function balancedOf<Point extends Weighed>(points: readonly Point[], weight = 0.5): Point | null {
  const dearest = Math.max(...points.map(({ cost }) => cost));
  const slowest = Math.max(...points.map(({ duration }) => duration));
  const share = (part: number, worst: number) => (worst === 0 ? 0 : part / worst);
  const score = ({ cost, duration }: Point) => weight * share(cost, dearest) + (1 - weight) * share(duration, slowest);
  return least(points, (one, other) => score(one) - score(other));
}

function least<Point>(points: readonly Point[], compare: (one: Point, other: Point) => number): Point | null {
  return points.reduce<Point | null>((best, point) => (best === null || compare(point, best) < 0 ? point : best), null);
}
