import { type Bracket, findRoot } from "./find-root.ts";
import { highestCarried } from "./highest-carried.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";

/** Two candidates by their places. */
export type Pair = readonly [first: number, second: number];

/** A rate at which the order of two candidates' costs changes. */
export interface PairChange {
  readonly pair: Pair;
  readonly bracket: Bracket;
  /** "cost" where both cost the same; "step" where a fleet takes one more machine. */
  readonly because: "cost" | "step";
}

/**
 * Every rate at which the order of two costs changes between neighbouring points of the grid. A stretch in which a fleet
 * of open size grows is cut at the highest rates that its sizes carry, but only as far as the order can change in it.
 */
export async function pairChanges(curve: RateCurve, grid: readonly CurvePoint[], pair: Pair): Promise<PairChange[]> {
  const search = new PairSearch(curve, pair);
  const found: PairChange[] = [];
  for (let i = 1; i < grid.length; i++) found.push(...(await search.between(grid[i - 1]!, grid[i]!)));
  return found;
}

class PairSearch {
  readonly #curve: RateCurve;
  readonly #pair: Pair;
  /** A fleet of the pair takes its size from the rate. */
  readonly #isSized: boolean;

  constructor(curve: RateCurve, pair: Pair) {
    this.#curve = curve;
    this.#pair = pair;
    this.#isSized = pair.some((place) => curve.lines[place]!.demand !== null);
  }

  /** Between two points that may be glances. */
  async between(low: CurvePoint, high: CurvePoint): Promise<readonly PairChange[]> {
    const isCarried = this.#pair.every((place) => low.seen.get(place)!.carries && high.seen.get(place)!.carries);
    if (!this.#isSized || !isCarried) return this.#isTurned(low, high) ? [await this.#root(low, high)] : [];
    if (!this.#mayTurn(low, high)) return [];
    return this.#settle(await this.#at(low.rate), await this.#at(high.rate));
  }

  /** Between two points that are known in full. */
  async #settle(low: CurvePoint, high: CurvePoint): Promise<readonly PairChange[]> {
    const growing = this.#pair.find((place) => sizeOf(low, place) < sizeOf(high, place));
    if (growing === undefined) return this.#isTurned(low, high) ? [await this.#root(low, high)] : [];
    if (!this.#mayTurn(low, high)) return [];
    const spares = this.#curve.lines[growing]!.demand?.redundancy ?? 0;
    const middle = Math.floor((sizeOf(low, growing) + sizeOf(high, growing)) / 2);
    const within = { low: low.rate, high: high.rate };
    const edge = await highestCarried(this.#curve, { place: growing, count: middle - spares }, within);
    const [before, after] = [await this.#at(edge.low), await this.#at(edge.high)];
    const jump = this.#isTurned(before, after) ? [this.#step(before, after)] : [];
    return [...(await this.#settle(low, before)), ...jump, ...(await this.#settle(after, high))];
  }

  #at(rate: number): Promise<CurvePoint> {
    return this.#curve.at(rate, this.#pair);
  }

  #difference(point: CurvePoint): number {
    return costOf(point, this.#pair[0]) - costOf(point, this.#pair[1]);
  }

  #isTurned(low: CurvePoint, high: CurvePoint): boolean {
    return this.#difference(low) > 0 !== this.#difference(high) > 0;
  }

  /**
   * Whether the order may change between two points. It cannot where one is the dearer at both ends even with the fewest
   * machines of the stretch, and the other with the most.
   */
  #mayTurn(low: CurvePoint, high: CurvePoint): boolean {
    const [first, second] = this.#pair.map((place) => costSpans(this.#curve, [low, high], place));
    const isAbove = (one: readonly Span[], other: readonly Span[]) =>
      one.every(({ least }, i) => least > other[i]!.most);
    return !isAbove(first!, second!) && !isAbove(second!, first!);
  }

  async #root(low: CurvePoint, high: CurvePoint): Promise<PairChange> {
    const bracket = await findRoot(this.#bracket(low, high), async (rate) => this.#difference(await this.#at(rate)));
    return { pair: this.#pair, bracket, because: "cost" };
  }

  #step(before: CurvePoint, after: CurvePoint): PairChange {
    return { pair: this.#pair, bracket: this.#bracket(before, after), because: "step" };
  }

  #bracket(low: CurvePoint, high: CurvePoint): Bracket {
    return { low: low.rate, high: high.rate, atLow: this.#difference(low), atHigh: this.#difference(high) };
  }
}

/** USD a month. */
export function costOf(point: CurvePoint, place: number): number {
  return point.seen.get(place)!.summary.result.bill.total;
}

function sizeOf(point: CurvePoint, place: number): number {
  return point.seen.get(place)!.size ?? 0;
}

interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * What a candidate may cost at either end of a stretch, with the fewest and with the most machines that it has in it. A
 * machine is taken at its share of all fixed cost, which is rather too much: the spans are never too narrow.
 */
function costSpans(curve: RateCurve, ends: readonly [CurvePoint, CurvePoint], place: number): readonly Span[] {
  const sizes = ends.map((point) => sizeOf(point, place));
  const doubts = ends.map(({ rate }, i) => curve.sizeDoubt(place, rate, sizes[i]!));
  const fewest = Math.min(...sizes.map((size, i) => size - doubts[i]!.fewer));
  const most = Math.max(...sizes.map((size, i) => size + doubts[i]!.more));
  return ends.map((point, i) => {
    const { fixed } = point.seen.get(place)!.summary.result.costSplit;
    const machine = fixed / Math.max(1, sizes[i]!);
    const cost = costOf(point, place);
    return { least: cost - (sizes[i]! - fewest) * machine, most: cost + (most - sizes[i]!) * machine };
  });
}
