import { bracketWidth } from "./find-root.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";

/** From the lowest to the highest rate, requests per second. */
export type Interval = [number, number];

export interface Acceptability {
  /** From the first to the last rate at which the candidate is acceptable; null where at none. */
  readonly interval: Interval | null;
  /** The brackets in which it begins or ceases to be. */
  readonly boundaries: readonly { readonly bracket: readonly [number, number] }[];
}

/** Finds, for every candidate of the curve, the rates at which it is acceptable, each end to 0.5 %. */
export async function acceptableIntervals(
  curve: RateCurve,
  grid: readonly CurvePoint[],
): Promise<ReadonlyMap<number, Acceptability>> {
  const found = new Map<number, Acceptability>();
  for (const place of curve.everyone) found.set(place, await acceptability(curve, grid, place));
  return found;
}

async function acceptability(curve: RateCurve, grid: readonly CurvePoint[], place: number): Promise<Acceptability> {
  const isAcceptable = (point: CurvePoint) => point.seen.get(place)!.acceptable;
  const boundaries: { bracket: readonly [number, number] }[] = [];
  for (let i = 1; i < grid.length; i++) {
    if (isAcceptable(grid[i - 1]!) === isAcceptable(grid[i]!)) continue;
    let low = grid[i - 1]!.rate;
    let high = grid[i]!.rate;
    const atLow = isAcceptable(grid[i - 1]!);
    while (high / low > 1 + bracketWidth) {
      const middle = Math.sqrt(low * high);
      if (isAcceptable(await curve.at(middle, [place])) === atLow) low = middle;
      else high = middle;
    }
    boundaries.push({ bracket: [low, high] });
  }
  const acceptable = curve.points([place]).filter(isAcceptable);
  const [first, last] = [acceptable[0], acceptable.at(-1)];
  const interval: Interval | null = first === undefined || last === undefined ? null : [first.rate, last.rate];
  return { interval, boundaries };
}
