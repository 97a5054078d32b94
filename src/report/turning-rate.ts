import type { Result } from "../analysis/result.ts";
import { ownPlace } from "./candidates.ts";

/** Where along the axis of a break-even the verdict turns. */
export interface TurningRate {
  /** In the break-even's unit. */
  readonly at: number;
  readonly side: "above" | "below";
  /** The best candidate from there on; null where none is acceptable any more. */
  readonly to: string | null;
}

/** Ends of acceptability within this factor of a crossing are that crossing's. */
const samePlace = Math.log(1.02);

/**
 * The place nearest to the scenario's own at which its best candidate changes, or ceases to be acceptable; where none is
 * acceptable, at which one begins to be. Null without a break-even, and where nothing turns within what was searched.
 */
export function turningRate(result: Result): TurningRate | null {
  const own = ownPlace(result);
  if (result.breakEven === undefined || own === null) return null;
  const { best } = result.verdict;
  const crossings = best === null ? [] : crossingTurns(result.breakEven.crossings, { own, best });
  const isNew = ({ at }: TurningRate) => crossings.every((one) => Math.abs(Math.log(one.at / at)) > samePlace);
  const ends = best === null ? beginnings(result.breakEven, own) : endings(result.breakEven, { own, best });
  const all = [...crossings, ...ends.filter(isNew)];
  const distance = ({ at }: TurningRate) => Math.abs(Math.log(at / own));
  return all.reduce<TurningRate | null>(
    (nearest, one) => (nearest === null || distance(one) < distance(nearest) ? one : nearest),
    null,
  );
}

type BreakEven = NonNullable<Result["breakEven"]>;

/** The crossings on whose near side the best candidate is. */
function crossingTurns(
  crossings: BreakEven["crossings"],
  { own, best }: { readonly own: number; readonly best: string },
): readonly TurningRate[] {
  return crossings.flatMap(({ at: { mean }, cheaperBelow, cheaperAbove }): TurningRate[] => {
    if (mean === null || mean <= 0) return [];
    const isAbove = mean >= own;
    const [near, far] = isAbove ? [cheaperBelow, cheaperAbove] : [cheaperAbove, cheaperBelow];
    return near === best ? [{ at: mean, side: isAbove ? "above" : "below", to: far }] : [];
  });
}

/** Where the best candidate ceases to be acceptable, inside what was searched. */
function endings(
  { acceptableFrom, searched }: BreakEven,
  { own, best }: { readonly own: number; readonly best: string },
): readonly TurningRate[] {
  const [from, to] = acceptableFrom[best] ?? [];
  if (from === undefined || to === undefined) return [];
  return [
    ...(from > searched[0]! && from <= own ? [{ at: from, side: "below" as const, to: null }] : []),
    ...(to < searched[1]! && to >= own ? [{ at: to, side: "above" as const, to: null }] : []),
  ];
}

/** Where any candidate begins to be acceptable, seen from a place at which none is. */
function beginnings({ acceptableFrom }: BreakEven, own: number): readonly TurningRate[] {
  return Object.entries(acceptableFrom).flatMap(([name, range]): TurningRate[] => {
    const [from, to] = range ?? [];
    if (from === undefined || to === undefined) return [];
    if (from > own) return [{ at: from, side: "above", to: name }];
    return to < own ? [{ at: to, side: "below", to: name }] : [];
  });
}
