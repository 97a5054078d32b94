import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { meanRate } from "../../workloads/arrivals/index.ts";
import { eligibleCandidates } from "../experiment.ts";
import { loadData } from "../load-data.ts";
import type { BreakEvenResult, Result } from "../result.ts";
import { simulateLoaded } from "../simulate.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { findCrossings } from "./find-crossings.ts";
import { latencyCrossings } from "./latency-crossings.ts";
import { type CurvePoint, RateCurve } from "./rate-curve.ts";

/** What to compare and where to search, beside what every simulation takes. */
export interface BreakEvenOptions extends SimulateOptions {
  /** Two candidates by name; default: all of them. */
  readonly between?: readonly [string, string];
  /** The lowest and the highest rate searched, requests per second; default 1/100 and 100 times the scenario's own. */
  readonly from?: number;
  readonly to?: number;
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
  const compared = comparedCandidates(scenario, options.between);
  const data = await loadData(scenario, options);
  const { result, experiment, pacer } = await simulateLoaded(scenario, data, options);
  const ownRate = meanRate(scenario.workload.arrivals, data.traces);
  const from = options.from ?? Math.min(ownRate / searchedFactor, options.to ?? Number.POSITIVE_INFINITY);
  const to = options.to ?? Math.max(ownRate * searchedFactor, from);
  const curve = new RateCurve(experiment, ownRate, pacer);
  if (eligibleCandidates(scenario).length === 0 || from > to) {
    return { ...result, breakEven: { ...emptyBreakEven, searched: [from, to] } };
  }
  const grid: CurvePoint[] = [];
  for (const rate of gridRates(from, to, ownRate)) grid.push(await curve.glance(rate));
  const { crossings, acceptable } = await findCrossings(curve, grid, compared);
  const latency = await latencyCrossings(curve, grid, compared);
  pacer.finish("done");
  const names = grid[0]!.summaries.map((summary) => summary.result.name);
  return {
    ...result,
    breakEven: {
      ...emptyBreakEven,
      searched: [from, to],
      crossings: [...crossings],
      acceptableFrom: Object.fromEntries(names.map((name, index) => [name, acceptable[index] ?? null])),
      latencyCrossings: latency,
      curve: curve.points().map(curveResult),
    },
  };
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

/** Places among the eligible candidates of those to compare. */
function comparedCandidates(scenario: Scenario, between: BreakEvenOptions["between"]): readonly number[] {
  const eligible = eligibleCandidates(scenario).map(({ name }) => name);
  if (between === undefined) return [...eligible.keys()];
  const known = scenario.candidates.map(({ name }) => name);
  const unknown = between.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const message = `"${unknown}" is not a candidate; choose among ${known.join(", ")}`;
    throw new ScenarioError([{ path: "between", value: unknown, message, file: null, line: null }]);
  }
  return between.flatMap((name) => (eligible.includes(name) ? eligible.indexOf(name) : []));
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

function curveResult({ rate, summaries }: CurvePoint): BreakEvenResult["curve"][number] {
  const entries = summaries.map(({ result }) => [
    result.name,
    {
      monthly: result.bill.total,
      p99: result.latency.p99.mean,
      acceptable: result.acceptable,
      instances: result.instances.mean.mean ?? 0,
    },
  ]);
  return { rate, candidates: Object.fromEntries(entries) };
}
