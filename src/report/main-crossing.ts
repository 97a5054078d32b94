import type { Crossing, Result } from "../analysis/result.ts";
import { ownPlace } from "./candidates.ts";
import { turningRate } from "./turning-rate.ts";

/**
 * The crossing that matters most: the one at which the verdict turns, else the nearest to the scenario's own place, of
 * those with an input band where any has one. Null where there is none.
 */
export function mainCrossing(result: Result): Crossing | null {
  const crossings = result.breakEven?.crossings ?? [];
  const turning = turningRate(result)?.at;
  const found = crossings.find(({ at }) => at.mean === turning);
  if (found !== undefined) return found;
  const banded = crossings.filter(({ band }) => band !== undefined);
  const own = ownPlace(result);
  const distance = ({ at }: Crossing) =>
    own === null || at.mean === null ? Number.MAX_VALUE : Math.abs(Math.log(at.mean / own));
  return [...(banded.length > 0 ? banded : crossings)].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
