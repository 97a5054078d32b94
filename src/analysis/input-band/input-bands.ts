import { placesText } from "../../units/place-text.ts";
import type { CurveOptions, RateCurve } from "../break-even/rate-curve.ts";
import type { Crossing } from "../result.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import { crossingNear, type NearCrossing } from "./crossing-near.ts";
import { disputedEnds } from "./disputed-inputs.ts";
import { variedCurve } from "./vary-scenario.ts";

type Band = NonNullable<Crossing["band"]>;

/** At most so many crossings get a band: those nearest to the scenario's own rate. */
const mostBands = 3;
const unchanged = "the scenario as it stands";

/**
 * How far each of the main crossings moves when every disputed input is set to either end of its range, alone: the
 * lowest and the highest crossing, and the input that made each. In the order of the crossings; undefined for those that
 * are too many.
 *
 * A band is searched with one replication. What it gives is a factor between two searches with the same streams of
 * chance, with and without the change, applied to the crossing that all replications gave.
 */
export async function inputBands(
  { base, curve }: { readonly base: CurveOptions; readonly curve: RateCurve },
  crossings: readonly Crossing[],
  searched: readonly [number, number],
): Promise<readonly (Band | undefined)[]> {
  const main = nearest(crossings, base.ownRate);
  if (main.length === 0) return crossings.map(() => undefined);
  const searches = main.map(({ at, cheaperBelow, cheaperAbove }) => {
    return { below: cheaperBelow, above: cheaperAbove, start: at.mean ?? 0, searched };
  });
  const found = await Promise.all(searches.map((search) => crossingNear(curve, search)));
  const bands = main.map(({ at }) => unmoved(at.mean ?? 0));
  const ends = disputedEnds(base.asked.scenario);
  // No end knows of another, so that they may be searched at once; a curve's own searches follow one another.
  const movedBy = await mapAtOnce(ends, base.runner.workers, async (end) => {
    const varied = await variedCurve({ ...base, like: curve }, end);
    const moves: (NearCrossing | null)[] = [];
    for (const search of searches) moves.push(varied === null ? null : await crossingNear(varied, search));
    return moves;
  });
  for (const [place, end] of ends.entries()) {
    for (const [index, search] of searches.entries()) {
      const without = found[index];
      const moved = movedBy[place]![index]!;
      if (without?.isFound !== true || moved === null) continue;
      bands[index] = widened(
        bands[index]!,
        placeOf(moved, without, search.start),
        reason(end.because, moved, searched),
      );
    }
  }
  return crossings.map((crossing) => bands[main.indexOf(crossing)]);
}

function nearest(crossings: readonly Crossing[], ownRate: number): readonly Crossing[] {
  const distance = ({ at }: Crossing) => Math.abs(Math.log((at.mean ?? ownRate) / ownRate));
  return [...crossings].sort((a, b) => distance(a) - distance(b)).slice(0, mostBands);
}

function unmoved(at: number): Band {
  return { low: at, lowBecause: unchanged, high: at, highBecause: unchanged };
}

function placeOf(moved: NearCrossing, without: NearCrossing, start: number): number {
  return moved.isFound ? (start * moved.rate) / without.rate : moved.rate;
}

function reason(because: string, { isFound }: NearCrossing, searched: readonly [number, number]): string {
  return isFound ? because : `${because}: none within ${placesText(searched)}`;
}

function widened(band: Band, at: number, because: string): Band {
  if (at < band.low) return { ...band, low: at, lowBecause: because };
  return at > band.high ? { ...band, high: at, highBecause: because } : band;
}
