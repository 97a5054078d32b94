import type { Crossing, Result } from "../analysis/result.ts";
import { ownPlace } from "./candidates.ts";

/** The crossing nearest to the scenario's own place, with its input band where it has one; null where there is none. */
export function mainCrossing(result: Result): Crossing | null {
  const crossings = result.breakEven?.crossings ?? [];
  const banded = crossings.filter(({ band }) => band !== undefined);
  const own = ownPlace(result);
  const distance = ({ at }: Crossing) =>
    own === null || at.mean === null ? Number.MAX_VALUE : Math.abs(Math.log(at.mean / own));
  return [...(banded.length > 0 ? banded : crossings)].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
