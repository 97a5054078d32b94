import type { Candidate } from "../../scenario/scenario.ts";
import { type AutoDemand, autoDemand, sizedCandidate } from "../auto-fleet/auto-candidate.ts";
import { fewestCarrying, type Trial } from "../auto-fleet/fewest-carrying.ts";
import { type Demands, judgeFleet, peakHourOf, spoiltBySize } from "../auto-fleet/judge-fleet.ts";
import { withSpares } from "../auto-fleet/size-auto-fleets.ts";
import { SizeFacts } from "../auto-fleet/size-facts.ts";
import { type Experiment, eligibleCandidates, runExperiment } from "../experiment.ts";
import type { CandidateSummary } from "../summarise-candidate.ts";
import type { Runner } from "../tasks/runner.ts";
import { atRate } from "./at-rate.ts";

/** Within this factor of the rate at which its size ends, a glance may mistake a fleet's size. */
const doubtfulRates = 1.1;

/** What one candidate does at one rate. */
export interface Seen {
  readonly summary: CandidateSummary;
  /** Machines of a fleet whose size follows the rate; null for every other candidate. */
  readonly size: number | null;
  /** False where no size carries the rate. */
  readonly carries: boolean;
  readonly acceptable: boolean;
}

/** What was found at one rate (requests per second), by the place of each candidate that was asked for. */
export interface CurvePoint {
  readonly rate: number;
  readonly seen: ReadonlyMap<number, Seen>;
}

/** One candidate along the curve. */
export interface Line {
  /** With the size that it has at the scenario's own rate. */
  readonly candidate: Candidate;
  /** What its size must satisfy at each rate; null where the size does not follow the rate. */
  readonly demand: AutoDemand | null;
}

/** A glance is one replication, which tells where something changes; all of them tell how exactly, and how surely. */
export type Depth = "glance" | "full";

/** A candidate with the size that it is to have; null where that does not follow the rate. */
interface Sized {
  readonly place: number;
  readonly size: number | null;
}

export interface CurveOptions {
  /** The scenario as it was asked: fleets of open size still open. */
  readonly asked: Experiment;
  /** The same with a size for each fleet. */
  readonly sized: Experiment;
  /** The scenario's own mean rate, requests per second. */
  readonly ownRate: number;
  readonly runner: Runner;
  /** A curve of nearly the same scenario, whose sizes of fleets are good guesses. */
  readonly like?: RateCurve;
}

/**
 * The scenario at other rates. The traffic keeps its shape, the streams of chance stay the same, and everything is
 * simulated once: asking again costs nothing. Only candidates that are asked for are simulated.
 */
export class RateCurve {
  readonly lines: readonly Line[];
  readonly #options: CurveOptions;
  readonly #seen = new Map<string, Seen>();
  readonly #facts: readonly Readonly<Record<Depth, SizeFacts>>[];
  readonly #rates = new Set<number>();
  /** What was simulated, by place, size, rate and replications. */
  readonly #summaries = new Map<string, CandidateSummary>();

  constructor(options: CurveOptions) {
    this.#options = options;
    const asked = new Map(options.asked.scenario.candidates.map((candidate) => [candidate.name, candidate]));
    this.lines = eligibleCandidates(options.sized.scenario).map((candidate) => {
      return { candidate, demand: autoDemand(asked.get(candidate.name) ?? candidate) };
    });
    this.#facts = this.lines.map(() => ({ glance: new SizeFacts(), full: new SizeFacts() }));
  }

  /** The same curve, which has tried nothing yet: what is tried there leaves the guesses and the points of this one as they are. */
  aside(): RateCurve {
    return new RateCurve({ ...this.#options, like: this });
  }

  /** All places. */
  get everyone(): readonly number[] {
    return [...this.lines.keys()];
  }

  /** Every rate at which all of `places` are known, rising, with the deepest that is known of each. */
  points(places: readonly number[]): readonly CurvePoint[] {
    return [...this.#rates]
      .sort((a, b) => a - b)
      .flatMap((rate) => {
        const seen = places.map((place) => [place, this.#deepest(place, rate)] as const);
        return seen.every(([, one]) => one !== undefined) ? { rate, seen: new Map(seen as [number, Seen][]) } : [];
      });
  }

  /** The candidates at a rate, from one replication or from all where those are known already. */
  async glance(rate: number, places: readonly number[]): Promise<CurvePoint> {
    return this.#point(rate, places, "glance");
  }

  /** The candidates at a rate, from all replications. */
  async at(rate: number, places: readonly number[]): Promise<CurvePoint> {
    return this.#point(rate, places, "full");
  }

  /** Whether a fleet of so many machines (those to spare left out) carries a rate. */
  async carries(place: number, carrying: number, rate: number, depth: Depth): Promise<boolean> {
    return (await this.#try(place, carrying, rate, depth)).carries;
  }

  /**
   * How far a glance may have mistaken the size of a fleet at a rate, in machines: none where trials at rates somewhat
   * higher and lower agree.
   */
  sizeDoubt(place: number, rate: number, size: number): { readonly fewer: number; readonly more: number } {
    const { demand } = this.lines[place]!;
    if (demand === null) return { fewer: 0, more: 0 };
    const { full, glance } = this.#facts[place]!;
    const known = (count: number, at: number) => full.known(count, at) ?? glance.known(count, at);
    const carrying = size - demand.redundancy;
    const isLeast = size <= demand.minimum || known(carrying - 1, rate / doubtfulRates) === false;
    return { fewer: isLeast ? 0 : 1, more: known(carrying, rate * doubtfulRates) === true ? 0 : 1 };
  }

  /**
   * What an acceptable candidate costs at a rate, USD a month, a fleet of open size with about as many machines as it
   * takes; null where it is not acceptable.
   */
  async roughCost(place: number, rate: number): Promise<number | null> {
    const { demand } = this.lines[place]!;
    if (demand === null || this.#deepest(place, rate) !== undefined) {
      const { summary, acceptable } = (await this.glance(rate, [place])).seen.get(place)!;
      return acceptable ? summary.result.bill.total : null;
    }
    const size = Math.max(demand.minimum, Math.ceil(this.guessSize(place, rate) ?? 0));
    const [summary] = await this.#simulate([{ place, size }], rate, "glance");
    return summary!.result.bill.total;
  }

  /** About as many machines as carry a rate; null where nothing tells. */
  guessSize(place: number, rate: number): number | null {
    const { candidate, demand } = this.lines[place]!;
    const { full, glance } = this.#facts[place]!;
    const ceiling = demand?.ceiling ?? 1;
    const own = full.guessCount(rate, ceiling) ?? glance.guessCount(rate, ceiling);
    const { like } = this.#options;
    const there = like?.lines.findIndex((line) => line.candidate.name === candidate.name) ?? -1;
    return own ?? (there < 0 ? null : like!.guessSize(there, rate));
  }

  /** About the highest rate that a fleet of so many machines carries, from its other sizes; null where they tell nothing. */
  guessHighest(place: number, carrying: number): number | null {
    const { full, glance } = this.#facts[place]!;
    return full.guessRate(carrying) ?? glance.guessRate(carrying);
  }

  /** Has glances simulated meanwhile that will be asked for, of the candidates whose size does not follow the rate. */
  foresee(rates: readonly number[]): void {
    const fixed = this.everyone.filter((place) => this.lines[place]!.demand === null);
    if (fixed.length === 0) return;
    for (const rate of rates) {
      this.#foresee(
        fixed.map((place) => ({ place, size: null })),
        rate,
      );
    }
  }

  /** What nobody may come to ask for changes no answer, only how long it takes. */
  #foresee(wanted: readonly Sized[], rate: number): void {
    if (!this.#options.runner.canForesee) return;
    this.#simulate(wanted, rate, "glance").catch(() => undefined); // whoever asks for it hears of a failure
  }

  async #point(rate: number, places: readonly number[], depth: Depth): Promise<CurvePoint> {
    const wanted = places.filter((place) => this.#recall(place, rate, depth) === undefined);
    const sizes = new Map<number, { readonly size: number | null; readonly carries: boolean }>();
    for (const place of wanted) sizes.set(place, await this.#sizeAt(place, rate, depth));
    const summaries = await this.#simulate(
      wanted.map((place) => ({ place, size: sizes.get(place)!.size })),
      rate,
      depth,
    );
    for (const [index, place] of wanted.entries()) {
      const { size, carries } = sizes.get(place)!;
      this.#keep(place, rate, depth, judge(summaries[index]!, { size, carries }, this.#demandsOf(place)));
    }
    return { rate, seen: new Map(places.map((place) => [place, this.#recall(place, rate, depth)!])) };
  }

  #keep(place: number, rate: number, depth: Depth, seen: Seen): void {
    this.#rates.add(rate);
    this.#seen.set(`${place} ${depth} ${rate}`, seen);
  }

  #recall(place: number, rate: number, depth: Depth): Seen | undefined {
    return depth === "full" ? this.#seen.get(`${place} full ${rate}`) : this.#deepest(place, rate);
  }

  #deepest(place: number, rate: number): Seen | undefined {
    return this.#seen.get(`${place} full ${rate}`) ?? this.#seen.get(`${place} glance ${rate}`);
  }

  /** How many machines the candidate has at a rate; null where that does not follow the rate. */
  async #sizeAt(place: number, rate: number, depth: Depth): Promise<{ size: number | null; carries: boolean }> {
    const { demand } = this.lines[place]!;
    if (demand === null) return { size: null, carries: true };
    const minimum = demand.redundancy > 0 ? 1 : demand.minimum;
    const found = await fewestCarrying({
      minimum,
      guess: this.guessSize(place, rate) ?? minimum,
      foresee: (count) => this.#foresee([{ place, size: count }], rate),
      glance: (count) => this.#try(place, count, rate, "glance"),
      full: (count) => this.#try(place, count, rate, depth),
    });
    return { size: withSpares(found.count ?? found.tried, demand), carries: found.count !== null };
  }

  async #try(place: number, count: number, rate: number, depth: Depth): Promise<Trial> {
    const facts = this.#facts[place]!;
    const known = facts.full.known(count, rate) ?? (depth === "glance" ? facts.glance.known(count, rate) : null);
    if (known !== null) return { carries: known, miss: null };
    const [summary] = await this.#simulate([{ place, size: count }], rate, depth);
    const trial = judgeFleet(summary!, this.#demandsOf(place));
    // Too few requests to tell say nothing about other rates.
    const isTold = trial.carries || trial.miss?.value !== null;
    if (isTold) facts[depth].add({ count, rate, work: count * peakHourOf(summary!) }, trial.carries);
    return trial;
  }

  #demandsOf(place: number) {
    return { slo: this.#options.asked.scenario.slo, ceiling: this.lines[place]!.demand?.ceiling ?? 1 };
  }

  async #simulate(wanted: readonly Sized[], rate: number, depth: Depth): Promise<readonly CandidateSummary[]> {
    const { sized, ownRate, runner } = this.#options;
    const experiment = atRate(sized, rate, ownRate);
    const replications = depth === "full" ? experiment.scenario.replications : 1;
    const keyOf = ({ place, size }: Sized) => `${place} ${size} ${rate} ${replications}`;
    const missing = wanted.filter((one) => !this.#summaries.has(keyOf(one)));
    if (missing.length > 0) {
      const candidates = missing.map(({ place, size }) => {
        const { candidate } = this.lines[place]!;
        return size === null ? candidate : sizedCandidate(candidate, size);
      });
      const pace = { runner, label: `simulating ${Number(rate.toPrecision(3))} requests/s` };
      const scenario = { ...experiment.scenario, replications };
      const summaries = await runExperiment({ ...experiment, scenario }, pace, candidates);
      for (const [index, one] of missing.entries()) this.#summaries.set(keyOf(one), summaries[index]!);
    }
    return wanted.map((one) => this.#summaries.get(keyOf(one))!);
  }
}

/** A fleet sized for the rate is acceptable where its size carries it; any other candidate as its result says. */
function judge(summary: CandidateSummary, { size, carries }: Pick<Seen, "size" | "carries">, demands: Demands): Seen {
  if (size === null) return { summary, size, carries, acceptable: summary.result.acceptable };
  const isTold = summary.result.slo.every(({ observed }) => observed.mean !== null);
  return { summary, size, carries, acceptable: carries && isTold && spoiltBySize(summary, demands) === null };
}
