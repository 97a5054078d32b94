import { estimateMean } from "../../engine/statistics/estimate-mean.ts";
import { lineRoot } from "../break-even/find-root.ts";
import type { Estimate, Result } from "../result.ts";
import { resultOf } from "./variation.ts";

/** Steps by which a stretch is narrowed in which the verdict turns. */
const narrowings = 8;
/** A stretch this narrow, as a share of the range, is narrow enough. */
const narrow = 0.001;
/** Turns between two places that are looked at first. */
const mostTurns = 4;
/** How far beside it all replications look, as a share of the range. */
const beyond = 0.02;

/** What a range makes of a scenario so far from its low end to its high one, 0 to 1. */
export interface Look {
  readonly share: number;
  readonly result: Result;
}

export type LookAt = (share: number) => Promise<Look>;

export interface TurnSearch {
  /** With one replication, the same dice everywhere. */
  readonly glance: LookAt;
  /** With all replications. */
  readonly full: LookAt;
}

/** A place at which the cheapest acceptable candidate changes; null where none is. */
export interface Turn {
  /** Share of the range, with the interval of the dice where cost decides. */
  readonly at: Estimate;
  readonly below: string | null;
  readonly above: string | null;
  readonly because: "cost" | "objective";
  /** USD a month of the candidate below (above, where there is none below), there. */
  readonly monthly: number | null;
}

/**
 * Where the verdict turns between neighbouring places that were looked at (by rising share). It is searched with one
 * replication, and where cost decides placed by all of them: a turn back between two places that look alike is not seen.
 */
export async function findTurns(seen: readonly Look[], search: TurnSearch): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  for (const [index, high] of seen.entries()) {
    let low = seen[index - 1];
    // A third candidate may be the best for a while on the way from one to another.
    for (let count = 0; low !== undefined && bestOf(low) !== bestOf(high) && count < mostTurns; count++) {
      const ends = await narrowed([low, high], search.glance);
      turns.push(await turnBetween(ends, search.full));
      low = ends[1];
    }
  }
  return turns;
}

/** The cheapest acceptable candidate. */
export function bestOf({ result }: Look): string | null {
  return result.verdict.best;
}

async function turnBetween(ends: readonly [Look, Look], full: LookAt): Promise<Turn> {
  const [below, above] = [bestOf(ends[0]), bestOf(ends[1])];
  const byCost = await costPlace(ends, full);
  const middle = (ends[0].share + ends[1].share) / 2;
  if (byCost !== null) return { ...byCost, below, above, because: "cost" };
  const monthly = resultOf(ends[0].result, below ?? above ?? "")?.bill.total ?? null;
  return { at: { mean: middle, low: null, high: null }, below, above, because: "objective", monthly };
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
async function costPlace(ends: readonly [Look, Look], full: LookAt): Promise<Pick<Turn, "at" | "monthly"> | null> {
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
  const part = (root - low.share) / (high.share - low.share);
  const [before, after] = [low, high].map(({ result }) => resultOf(result, first)!.bill.total);
  const monthly = before! + part * (after! - before!);
  // The replications' spread is what counts; their own mean may differ a little from the root of the means.
  if (mean === null || least === null || most === null) return { at: { mean: root, low: null, high: null }, monthly };
  return { at: { mean: root, low: within(root - (mean - least)), high: within(root + (most - mean)) }, monthly };
}

function gapsByReplication({ result }: Look, first: string, second: string): readonly number[] {
  const [one, other] = [first, second].map((name) => resultOf(result, name)?.byReplication?.cost ?? []);
  return one!.map((cost, replication) => cost - other![replication]!);
}
