import { costOf } from "../break-even/cost-spans.ts";
import { type Bracket, bracketWidth, findRoot, lineRoot } from "../break-even/find-root.ts";
import type { Pair } from "../break-even/pair-changes.ts";
import type { CurvePoint, RateCurve } from "../break-even/rate-curve.ts";

/** Which change of order is looked for, and where. Rates in requests per second. */
export interface CrossingSearch {
  /** Names: below the crossing the first is the better one, above it the second. */
  readonly below: string;
  readonly above: string;
  /** Where it is without the change. */
  readonly start: number;
  readonly searched: readonly [number, number];
}

/** Where the order changes; at an end of the searched range, with `isFound` false, where it does not change before. */
export interface NearCrossing {
  readonly rate: number;
  readonly isFound: boolean;
}

/** How far one step of the search goes: factors of the rate, and the logarithm of the first where steps grow. */
const steps = { least: 1.02, most: 4, blind: 1.5, first: 0.02 } as const;
const mostSteps = 40;

/**
 * Follows a crossing of two candidates from where it was to where it is on this curve: in the direction of whichever
 * still leads at the start, until the lead changes, then to 0.5 %. Glances (one replication) are enough: what is asked
 * for is how far it moves. Null where one of the two is not there, or both cease to be acceptable on the way.
 */
export async function crossingNear(curve: RateCurve, search: CrossingSearch): Promise<NearCrossing | null> {
  const places = [search.below, search.above].map((name) =>
    curve.lines.findIndex(({ candidate }) => candidate.name === name),
  );
  if (places.includes(-1)) return null;
  const pair = places as unknown as Pair;
  const leadAt: LeadAt = async (rate) => leadOf(await curve.glance(rate, pair), pair);
  let at = search.start;
  let lead = await leadAt(at);
  if (lead === null) return null;
  // A fleet that takes its size from the rate leads and falls behind in turns; long strides would pass over them.
  const isSized = pair.some((place) => curve.lines[place]!.demand !== null);
  const isUpwards = lead.value < 0;
  for (let i = 0; i < mostSteps; i++) {
    const end = search.searched[isUpwards ? 1 : 0];
    // One that the rate overwhelms will not lead at a higher one.
    if (at === end || (isUpwards && lead.isSpent)) return { rate: end, isFound: false };
    const longest: number = isSized ? Math.min(steps.most, Math.exp(steps.first * (1 << Math.min(i, 20)))) : steps.most;
    const factor = Math.min(longest, stride(isUpwards ? lead.ratio : 1 / lead.ratio));
    const next: number = isUpwards ? Math.min(end, at * factor) : Math.max(end, at / factor);
    const nextLead: Lead | null = (isSized ? await roughLead(curve, pair, next) : null) ?? (await leadAt(next));
    if (nextLead === null) return null;
    if (nextLead.value < 0 !== isUpwards) {
      const ends = isUpwards ? ([at, lead, next, nextLead] as const) : ([next, nextLead, at, lead] as const);
      const [low, { value: atLow }, high, { value: atHigh }] = ends;
      const isByCost = lead.ratio > 0 && nextLead.ratio > 0;
      return { rate: await settle({ low, high, atLow, atHigh }, isByCost, leadAt), isFound: true };
    }
    [at, lead] = [next, nextLead];
  }
  return null;
}

/** Which of two leads: below zero the first. */
interface Lead {
  readonly value: number;
  /** Cost of the second over that of the first; NaN where they are not compared by cost. */
  readonly ratio: number;
  /** The second has more work than it can do. */
  readonly isSpent: boolean;
}

/** By cost where both are acceptable, else whichever is; null where neither is. */
function leadOf(point: CurvePoint, [below, above]: Pair): Lead | null {
  const [first, second] = [costOf(point, below), costOf(point, above)];
  const isAcceptable = (place: number) => point.seen.get(place)!.acceptable;
  const isSpent = point.seen.get(above)!.summary.result.overloaded;
  if (isAcceptable(below) && isAcceptable(above)) return { value: first - second, ratio: second / first, isSpent };
  if (isAcceptable(below)) return { value: -first, ratio: Number.NaN, isSpent };
  return isAcceptable(above) ? { value: second, ratio: Number.NaN, isSpent } : null;
}

/** How much further apart than this two costs must be to tell them apart without a fleet's exact size. */
const clearRatio = 1.5;

/**
 * The lead where it is clear without the exact size of a fleet, which is taken to be acceptable at some size; null where
 * it is not clear.
 */
async function roughLead(curve: RateCurve, [below, above]: Pair, rate: number): Promise<Lead | null> {
  const [first, second] = [await curve.roughCost(below, rate), await curve.roughCost(above, rate)];
  if (first === null) return second === null ? null : { value: second, ratio: Number.NaN, isSpent: false };
  if (second === null) return { value: -first, ratio: Number.NaN, isSpent: false };
  const ratio = second / first;
  if (ratio < clearRatio && ratio > 1 / clearRatio) return null;
  return { value: first - second, ratio, isSpent: false };
}

/** Where one cost rises with the rate and the other does not, the rate at which they meet, and a little more. */
function stride(ratio: number): number {
  if (!(ratio > 0)) return steps.blind;
  return Math.min(steps.most, Math.max(steps.least, ratio * 1.01));
}

type LeadAt = (rate: number) => Promise<Lead | null>;

/** Costs are cut by a line; where one of the two ceases to be acceptable there is only the side to go by. */
async function settle(start: Bracket, isByCost: boolean, leadAt: LeadAt): Promise<number> {
  const valueAt = async (rate: number) => (await leadAt(rate))?.value ?? 0;
  if (isByCost) {
    const bracket = await findRoot(start, valueAt);
    return Math.min(bracket.high, Math.max(bracket.low, lineRoot(bracket, bracket.atLow, bracket.atHigh)));
  }
  let { low, high } = start;
  while (high / low > 1 + bracketWidth) {
    const middle = Math.sqrt(low * high);
    if ((await valueAt(middle)) < 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
