import { contenders } from "./contenders.ts";
import { costOf, sizeOf, staysCheaper } from "./cost-spans.ts";
import { type Bracket, findRoot } from "./find-root.ts";
import { highestCarried } from "./highest-carried.ts";
import { PutOff } from "./put-off.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";
import { staysApart } from "./stays-apart.ts";

/** Two candidates by their places. */
export type Pair = readonly [first: number, second: number];

/** A rate at which the order of two candidates' costs changes. */
export interface PairChange {
  readonly pair: Pair;
  readonly bracket: Bracket;
  /** "cost" where both cost the same; "step" where a fleet takes one more machine. */
  readonly because: "cost" | "step";
}

/** Rates between which an order was shown without the rates at which the sizes of its fleets end. */
export interface Shown {
  readonly from: number;
  readonly to: number;
}

export interface PairChanges {
  readonly changes: readonly PairChange[];
  readonly shown: readonly Shown[];
}

/**
 * Every rate at which the order of two costs changes between neighbouring points of the grid, for every two candidates
 * either of which may be the best there. A stretch in which a fleet of open size grows is cut at the highest rates that
 * its sizes carry, but only as far as the order can change in it.
 */
export async function pairChanges(
  curve: RateCurve,
  grid: readonly CurvePoint[],
  compared: readonly number[],
): Promise<PairChanges> {
  const contending = grid.slice(1).map((high, i) => contenders(curve, [grid[i]!, high], compared));
  const searches = { curve, aside: curve.aside(), putOff: new PutOff() };
  const changes: PairChange[] = [];
  const shown: Shown[] = [];
  for (const pair of pairsOf(compared)) {
    const search = new PairSearch(searches, pair);
    for (let i = 1; i < grid.length; i++) {
      const isOpen = pair.every((place) => contending[i - 1]!.has(place));
      changes.push(...(await search.between(grid[i - 1]!, grid[i]!, isOpen)));
    }
    shown.push(...search.shown);
  }
  return { changes, shown };
}

/** Every two of the places. */
export function pairsOf(places: readonly number[]): readonly Pair[] {
  return places.flatMap((first, index) => places.slice(index + 1).map((second) => [first, second] as const));
}

/** What the searches of all pairs share. */
interface Searches {
  readonly curve: RateCurve;
  readonly aside: RateCurve;
  readonly putOff: PutOff;
}

class PairSearch {
  readonly shown: Shown[] = [];
  readonly #searches: Searches;
  readonly #curve: RateCurve;
  readonly #pair: Pair;
  /** Those of the pair that take their size from the rate. */
  readonly #fleets: readonly number[];

  constructor(searches: Searches, pair: Pair) {
    this.#searches = searches;
    this.#curve = searches.curve;
    this.#pair = pair;
    this.#fleets = pair.filter((place) => searches.curve.lines[place]!.demand !== null);
  }

  /** Between two points that may be glances; `isOpen` where both candidates may be the best there. */
  async between(low: CurvePoint, high: CurvePoint, isOpen: boolean): Promise<readonly PairChange[]> {
    const search = () => this.#search(low, high);
    if (!isOpen) {
      this.#putOff(search);
      return [];
    }
    if (!this.#isCut(low, high)) return search();
    if (!this.#mayTurn(low, high)) return [];
    const { putOff, aside } = this.#searches;
    if (
      await staysApart(aside, [await aside.at(low.rate, this.#pair), await aside.at(high.rate, this.#pair)], this.#pair)
    ) {
      this.#putOff(search);
      this.shown.push({ from: low.rate, to: high.rate });
      return [];
    }
    await putOff.before(this.#pair);
    return search();
  }

  #putOff(search: () => Promise<unknown>): void {
    this.#searches.putOff.add({ fleets: this.#fleets, search });
  }

  async #search(low: CurvePoint, high: CurvePoint): Promise<readonly PairChange[]> {
    if (!this.#isCut(low, high)) return this.#isTurned(low, high) ? [await this.#root(low, high)] : [];
    if (!this.#mayTurn(low, high)) return [];
    return this.#settle(await this.#at(low.rate), await this.#at(high.rate));
  }

  /** A fleet of the pair takes its size from the rate, and some size carries both ends. */
  #isCut(low: CurvePoint, high: CurvePoint): boolean {
    const isCarried = this.#pair.every((place) => low.seen.get(place)!.carries && high.seen.get(place)!.carries);
    return this.#fleets.length > 0 && isCarried;
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

  /** Whether the order may change between two points. */
  #mayTurn(low: CurvePoint, high: CurvePoint): boolean {
    const [first, second] = this.#pair;
    const stays = (cheaper: number, dearer: number) =>
      staysCheaper(this.#curve, [low, high], { cheaper, dearer, exact: false });
    return !stays(first, second) && !stays(second, first);
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
