import type { Scenario } from "../../scenario/scenario.ts";
import type { InputPlace } from "../input-band/disputed-inputs.ts";
import { findTurns, type Look, type LookAt } from "../turns/find-turns.ts";
import type { Variation } from "../turns/variation.ts";
import type { Flip } from "./sensitive-input.ts";

/** Places of a range that are looked at first, beside the scenario's own. */
const looks = [0, 0.25, 0.5, 0.75, 1] as const;

/** A range with the scenario whose input it is. */
export interface FlipSearch {
  readonly scenario: Scenario;
  readonly between: (share: number) => InputPlace;
  /** Where the scenario has the input itself; null where nothing tells. */
  readonly own: number | null;
}

/** Where along an input's range the verdict turns, nearest to the scenario's own value first. */
export async function findFlips(
  { scenario, between, own }: FlipSearch,
  variation: Variation,
): Promise<readonly Flip[]> {
  const placeOf = (share: number) => (share === own ? scenario : (between(share).apply(scenario) ?? scenario));
  const glance: LookAt = async (share) => ({ share, result: await variation.glance(placeOf(share)) });
  const full: LookAt = async (share) => ({ share, result: await variation.full(placeOf(share)) });
  const shares = [...new Set([...looks, ...(own === null ? [] : [own])])].sort((one, other) => one - other);
  const seen: Look[] = [];
  for (const share of shares) seen.push(await glance(share));
  const flips = (await findTurns(seen, { glance, full })).map(({ at, below, above, because }): Flip => {
    const share = at.mean ?? 0;
    const isAbove = own === null || own <= share;
    return { value: between(share).value, at, best: isAbove ? above : below, because };
  });
  const distance = ({ at }: Flip) => Math.abs((at.mean ?? 0) - (own ?? 0));
  return flips.sort((one, other) => distance(one) - distance(other));
}
