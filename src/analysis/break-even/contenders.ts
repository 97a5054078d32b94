import { type Ends, staysCheaper } from "./cost-spans.ts";
import type { RateCurve } from "./rate-curve.ts";

/**
 * Those of the candidates that may be the best somewhere between two points of the grid: acceptable at one of them, and
 * not dearer all the way than another that is acceptable at both. Where two of the others change their order, the best
 * candidate stays who it is.
 */
export function contenders(curve: RateCurve, ends: Ends, compared: readonly number[]): ReadonlySet<number> {
  const acceptableAt = (place: number) => ends.filter(({ seen }) => seen.get(place)!.acceptable).length;
  const isBeaten = (dearer: number) =>
    compared.some((cheaper) => {
      if (cheaper === dearer || acceptableAt(cheaper) < ends.length || !isCarried(ends, dearer)) return false;
      return staysCheaper(curve, ends, { cheaper, dearer, exact: false });
    });
  return new Set(compared.filter((place) => acceptableAt(place) > 0 && !isBeaten(place)));
}

/** What a fleet costs that no size makes large enough says nothing. */
function isCarried(ends: Ends, place: number): boolean {
  return ends.every(({ seen }) => seen.get(place)!.carries);
}
