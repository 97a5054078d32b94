import { estimateMean } from "../../engine/statistics/estimate-mean.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { lineRoot } from "../break-even/find-root.ts";
import type { InputPlace } from "../input-band/disputed-inputs.ts";
import type { Estimate, Result } from "../result.ts";
import type { Flip } from "./sensitivity-result.ts";
import { resultOf, type Variation } from "./variation.ts";

/** Places of a range that are looked at first, beside the scenario's own. */
const looks = [0, 0.25, 0.5, 0.75, 1] as const;
/** Steps by which a stretch is narrowed in which the verdict turns. */
const narrowings = 8;
/** A stretch this narrow, as a share of the range, is narrow enough. */
const narrow = 0.001;

/** Turns between two places that are looked at first. */
const mostTurns = 4;
/** How far beside it all replications look, as a share of the range. */
const beyond = 0.02;

/** A range with the scenario whose input it is. */
export interface FlipSearch {
  readonly scenario: Scenario;
  readonly between: (share: number) => InputPlace;
  /** Where the scenario has the input itself; null where nothing tells. */
  readonly own: number | null;
}

interface Look {
  readonly share: number;
  readonly result: Result;
}

type LookAt = (share: number) => Promise<Look>;

/**
 * Where along an input's range the verdict turns, nearest to the scenario's own value first. It is searched with one
 * replication and the same dice at every place, and where cost decides placed by all of them: a turn back between two
 * places that are looked at is not seen.
 */
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
  const flips: Flip[] = [];
  for (const [index, high] of seen.entries()) {
    let low = seen[index - 1];
    // A third candidate may be the best for a while on the way from one to another.
    for (let turns = 0; low !== undefined && bestOf(low) !== bestOf(high) && turns < mostTurns; turns++) {
      const ends = await narrowed([low, high], glance);
      flips.push(await flipBetween(ends, { between, own, full }));
      low = ends[1];
    }
  }
  const distance = ({ at }: Flip) => Math.abs((at.mean ?? 0) - (own ?? 0));
  return flips.sort((one, other) => distance(one) - distance(other));
}

interface FlipContext extends Pick<FlipSearch, "between" | "own"> {
  readonly full: LookAt;
}

async function flipBetween(ends: readonly [Look, Look], { between, own, full }: FlipContext): Promise<Flip> {
  const byCost = await costPlace(ends, full);
  const share = byCost?.mean ?? (ends[0].share + ends[1].share) / 2;
  const isAbove = own === null || own <= ends[0].share;
  return {
    value: between(share).value,
    at: byCost ?? { mean: share, low: null, high: null },
    best: bestOf(isAbove ? ends[1] : ends[0]),
    because: byCost === null ? "objective" : "cost",
  };
}

function bestOf({ result }: Look): string | null {
  return result.verdict.best;
}

async function narrowed(ends: readonly [Look, Look], glance: LookAt): Promise<readonly [Look, Look]> {
  let [low, high] = ends;
  for (let turn = 0; turn < narrowings && high.share - low.share > narrow; turn++) {
    const root = costRoot(low, high);
    // By cost a straight line is nearly right: beside it, on one side and then the other, the stretch closes soon.
    const middle = root === null ? (low.share + high.share) / 2 : beside(root, [low.share, high.share], turn);
    const look = await glance(middle);
    if (bestOf(look) === bestOf(low)) low = look;
    else high = look;
  }
  return [low, high];
}

/** A little to one side of a guess, in turns, and inside the stretch. */
function beside(root: number, [low, high]: readonly [number, number], turn: number): number {
  const step = (high - low) / 50;
  const wanted = turn % 2 === 0 ? root + step : root - step;
  return Math.min(high - step, Math.max(low + step, wanted));
}

/** Where the costs of both ends' best candidates are equal, by a straight line; null where it is not cost that decides. */
function costRoot(low: Look, high: Look): number | null {
  const [first, second] = [bestOf(low), bestOf(high)];
  if (first === null || second === null) return null;
  const [atLow, atHigh] = [gapOf(low, first, second), gapOf(high, first, second)];
  if (atLow === null || atHigh === null || !(atLow <= 0 && atHigh >= 0) || atLow === atHigh) return null;
  return low.share + ((high.share - low.share) * atLow) / (atLow - atHigh);
}

/** Cost of the first less that of the second, where both are acceptable. */
function gapOf({ result }: Look, first: string, second: string): number | null {
  const [one, other] = [resultOf(result, first), resultOf(result, second)];
  if (one === null || other === null || !one.acceptable || !other.acceptable) return null;
  return one.bill.total - other.bill.total;
}

/** The place at which two costs are equal, by all replications and with their interval; null where it is not cost that decides. */
async function costPlace(ends: readonly [Look, Look], full: LookAt): Promise<Estimate | null> {
  if (costRoot(...ends) === null) return null;
  const [first, second] = [bestOf(ends[0])!, bestOf(ends[1])!];
  // All replications may see it a little beside the stretch to which one was narrowed: they look from a little farther.
  const [low, high] = [
    await full(Math.max(0, ends[0].share - beyond)),
    await full(Math.min(1, ends[1].share + beyond)),
  ];
  const [atLow, atHigh] = [gapOf(low, first, second), gapOf(high, first, second)];
  if (atLow === null || atHigh === null || atLow === atHigh) return null;
  const bracket = { low: low.share, high: high.share, atLow, atHigh };
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const others = gapsByReplication(high, first, second);
  const roots = gapsByReplication(low, first, second).map((gap, i) => lineRoot(bracket, gap, others[i]!));
  const { mean, low: least, high: most } = estimateMean(roots.filter(Number.isFinite));
  const root = within(lineRoot(bracket, atLow, atHigh));
  // The replications' spread is what counts; their own mean may differ a little from the root of the means.
  if (mean === null || least === null || most === null) return { mean: root, low: null, high: null };
  return { mean: root, low: within(root - (mean - least)), high: within(root + (most - mean)) };
}

function gapsByReplication({ result }: Look, first: string, second: string): readonly number[] {
  const [one, other] = [first, second].map((name) => resultOf(result, name)?.byReplication?.cost ?? []);
  return one!.map((cost, replication) => cost - other![replication]!);
}
