import type { BreakEvenResult } from "../result.ts";
import { type Bracket, bracketWidth } from "./find-root.ts";
import { type Pair, pairsOf } from "./pair-changes.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";

type LatencyCrossing = BreakEvenResult["latencyCrossings"][number];

/** More candidates than this are not compared by latency. */
export const mostComparedByLatency = 7;

/** The percentiles whose order along the curve is told. */
const percentiles = ["p50", "p99"] as const;
type Percentile = (typeof percentiles)[number];

/** Every rate at which the faster of two candidates changes, for the median and the tail, each to 0.5 %. */
export async function latencyCrossings(
  curve: RateCurve,
  grid: readonly CurvePoint[],
  compared: readonly number[],
): Promise<LatencyCrossing[]> {
  const found: LatencyCrossing[] = [];
  for (const percentile of percentiles) {
    for (const pair of pairsOf(compared)) found.push(...(await crossingsOfPair(curve, grid, { percentile, pair })));
  }
  return found.sort((a, b) => (a.at.mean ?? 0) - (b.at.mean ?? 0));
}

interface Comparison {
  readonly percentile: Percentile;
  readonly pair: Pair;
}

async function crossingsOfPair(curve: RateCurve, grid: readonly CurvePoint[], comparison: Comparison) {
  const { percentile, pair } = comparison;
  const found: LatencyCrossing[] = [];
  for (let i = 1; i < grid.length; i++) {
    const [below, above] = [difference(grid[i - 1]!, comparison), difference(grid[i]!, comparison)];
    if (below === null || above === null || below === 0 || below > 0 === above > 0) continue;
    const { low, high } = await halve(
      curve,
      { low: grid[i - 1]!.rate, high: grid[i]!.rate, atLow: below, atHigh: above },
      comparison,
    );
    const names = pair.map((place) => curve.lines[place]!.candidate.name) as [string, string];
    const [fasterBelow, fasterAbove] = below < 0 ? names : [names[1], names[0]];
    found.push({ percentile, at: { mean: Math.sqrt(low * high), low: null, high: null }, fasterBelow, fasterAbove });
  }
  return found;
}

/** Percentiles are steps of a histogram, not smooth: the bracket is halved rather than cut by a line. */
async function halve(curve: RateCurve, bracket: Bracket, comparison: Comparison): Promise<Bracket> {
  let { low, high, atLow, atHigh } = bracket;
  while (high / low > 1 + bracketWidth) {
    const middle = Math.sqrt(low * high);
    const value = difference(await curve.at(middle, comparison.pair), comparison);
    if (value === null) break;
    if (value > 0 === atLow > 0) [low, atLow] = [middle, value];
    else [high, atHigh] = [middle, value];
  }
  return { low, high, atLow, atHigh };
}

function difference(point: CurvePoint, { percentile, pair }: Comparison): number | null {
  const first = point.seen.get(pair[0])!.summary.result.latency[percentile].mean;
  const second = point.seen.get(pair[1])!.summary.result.latency[percentile].mean;
  return first === null || second === null ? null : first - second;
}
