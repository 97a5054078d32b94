import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { withClaim } from "../claim/judge-claim.ts";
import { dataCache } from "../data-cache.ts";
import { foremost } from "../foremost.ts";
import { inputBands } from "../input-band/input-bands.ts";
import { loadData } from "../load-data.ts";
import type { BreakEvenResult, Crossing, Result } from "../result.ts";
import { withSensitivity } from "../sensitivity/with-sensitivity.ts";
import { type Answer, simulateLoaded } from "../simulate.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { Runner } from "../tasks/runner.ts";
import { Variation } from "../turns/variation.ts";
import { findCrossings } from "./find-crossings.ts";
import { latencyCrossings, mostComparedByLatency } from "./latency-crossings.ts";
import { type CurvePoint, RateCurve } from "./rate-curve.ts";
import { windowRate } from "./window-rate.ts";

/** What to compare and where to search, beside what every simulation takes. */
export interface BreakEvenOptions extends SimulateOptions {
  /** Two candidates by name; default: all of them. */
  readonly between?: readonly [string, string];
  /** The lowest and the highest rate searched, requests per second; default 1/100 and 100 times the scenario's own. */
  readonly from?: number;
  readonly to?: number;
  /** Whether to tell what the verdict hangs on too, as `Result.sensitivity`: a run or more for each disputed input. Default false. */
  readonly sensitivity?: boolean;
}

/** How far the search goes by default, as factors of the scenario's own rate. */
const searchedFactor = 100;
/** Grid points per factor of ten. */
const pointsPerDecade = 4;

/**
 * The scenario's answer, and the rates at which the best candidate changes. The traffic keeps its shape; its rate is
 * scaled over the searched range, and only stretches where the order of two candidates changes are looked at closely.
 *
 * @throws ScenarioError, Interrupted as `simulate` does
 */
export async function breakEven(scenario: Scenario, options: BreakEvenOptions = {}): Promise<Result> {
  checkNames(scenario, options.between);
  const withStore = { ...options, store: options.store ?? memoryStore() };
  const cache = dataCache();
  const data = await loadData(scenario, options, cache);
  const runner = new Runner(withStore);
  const answer = await simulateLoaded(scenario, data, { ...options, runner });
  const rates = await searchRates(answer, runner, options);
  // Nothing was searched where nobody can serve, or the range is empty: then the claim has no place on it either.
  const own = rates.curve.length === 0 ? null : windowRate(answer.result, answer.experiment);
  const found = withClaim({ ...answer.result, breakEven: rates }, scenario.claim, own);
  const variation = new Variation(withStore, runner, cache);
  const told = await withSensitivity({ scenario, result: found }, { variation, runner }, options);
  runner.tell(1, "done");
  return told;
}

/** The curve over the rates, where its lines cross, and how far what people dispute moves that. */
async function searchRates(
  { result, asked, experiment }: Answer,
  runner: Runner,
  { between, ...options }: BreakEvenOptions,
): Promise<BreakEvenResult> {
  const ownRate = windowRate(result, experiment);
  const from = options.from ?? Math.min(ownRate / searchedFactor, options.to ?? Number.POSITIVE_INFINITY);
  const to = options.to ?? Math.max(ownRate * searchedFactor, from);
  const base = { asked, sized: experiment, ownRate, runner };
  const curve = new RateCurve(base);
  const compared = comparedPlaces(curve, between);
  if (curve.lines.length === 0 || from > to) return { ...emptyBreakEven, searched: [from, to], own: ownRate };
  const grid: CurvePoint[] = [];
  const rates = gridRates(from, to, ownRate);
  curve.foresee(rates);
  for (const rate of rates) grid.push(await curve.glance(rate, curve.everyone));
  const { crossings, acceptable } = await findCrossings(curve, grid, compared);
  const found = crossings.map(({ crossing }) => crossing);
  const latency = await latencyCrossings(curve, grid, placesInSight(curve, compared, { result, found }));
  const bands = await inputBands({ base, curve }, found, [from, to]);
  const names = curve.lines.map(({ candidate }) => candidate.name);
  return {
    ...emptyBreakEven,
    searched: [from, to],
    own: ownRate,
    crossings: found.map((crossing, index) => withBand(crossing, bands[index])),
    acceptableFrom: Object.fromEntries(names.map((name, index) => [name, acceptable.get(index) ?? null])),
    latencyCrossings: latency,
    curve: curve.points(curve.everyone).map((point) => curveResult(curve, point)),
  };
}

/** Of many candidates only the foremost are compared by latency: the pairs of all would take most of the time. */
function placesInSight(
  curve: RateCurve,
  compared: readonly number[],
  { result, found }: { readonly result: Result; readonly found: readonly Crossing[] },
): readonly number[] {
  if (compared.length <= mostComparedByLatency) return compared;
  const nameOf = (place: number) => curve.lines[place]!.candidate.name;
  const names = new Set(compared.map(nameOf));
  const candidates = result.candidates.filter((candidate) => candidate.eligible).filter(({ name }) => names.has(name));
  const sight = foremost(candidates, found, mostComparedByLatency);
  return compared.filter((place) => sight.has(nameOf(place)));
}

function withBand(crossing: Crossing, band: Crossing["band"]): Crossing {
  return band === undefined ? crossing : { ...crossing, band };
}

const emptyBreakEven: BreakEvenResult = {
  axis: "rate",
  unit: "requests/s",
  searched: [0, 0],
  crossings: [],
  acceptableFrom: {},
  latencyCrossings: [],
  curve: [],
};

/** @throws ScenarioError where one of the names is not a candidate's */
function checkNames(scenario: Scenario, between: BreakEvenOptions["between"]): void {
  const known = scenario.candidates.map(({ name }) => name);
  const unknown = between?.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const message = `"${unknown}" is not a candidate; choose among ${known.join(", ")}`;
  throw new ScenarioError([{ path: "between", value: unknown, message, file: null, line: null }]);
}

/** Places on the curve of the candidates to compare; one that is not eligible has none. */
function comparedPlaces(curve: RateCurve, between: BreakEvenOptions["between"]): readonly number[] {
  return curve.everyone.filter((place) => between?.includes(curve.lines[place]!.candidate.name) ?? true);
}

/** Rates of equal ratio from `from` to `to`, and the scenario's own where it lies between. */
function gridRates(from: number, to: number, own: number): readonly number[] {
  if (from === to) return [from];
  const steps = Math.max(2, Math.ceil(Math.log10(to / from) * pointsPerDecade));
  const rates = Array.from({ length: steps + 1 }, (_, i) => from * Math.exp((Math.log(to / from) * i) / steps));
  rates[steps] = to;
  const nearOwn = rates.some((rate) => Math.abs(Math.log(rate / own)) < 0.01);
  const all = nearOwn || own <= from || own >= to ? rates : [...rates, own];
  return all.sort((a, b) => a - b);
}

function curveResult(curve: RateCurve, { rate, seen }: CurvePoint): BreakEvenResult["curve"][number] {
  const entries = [...seen].map(([place, { summary, size, acceptable }]) => [
    curve.lines[place]!.candidate.name,
    {
      monthly: summary.result.bill.total,
      p99: summary.result.latency.p99.mean,
      acceptable,
      instances: size ?? summary.result.instances.mean.mean ?? 0,
    },
  ]);
  return { rate, candidates: Object.fromEntries(entries) };
}
