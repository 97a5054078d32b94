import { changeScenario } from "../../scenario/change-scenario.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { parsePath, valueAt } from "../../scenario/scenario-path.ts";
import { parseQuantity, quantityIn } from "../../scenario/vary/quantity.ts";
import { eligibleCandidates } from "../experiment.ts";
import type { BreakEvenResult, CandidateResult, Crossing, Result } from "../result.ts";
import { withSensitivity } from "../sensitivity/with-sensitivity.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { Runner } from "../tasks/runner.ts";
import { findTurns, type Look, type LookAt, type Turn } from "../turns/find-turns.ts";
import { resultOf, Variation } from "../turns/variation.ts";
import type { BreakEvenOptions } from "./index.ts";

/** An input of numbers along which the winner is looked for. */
export interface PathAxis {
  readonly path: string;
  /** What follows a number in the scenario: "MB", "ms", or nothing. */
  readonly unit: string;
  /** Rising, above zero. */
  readonly values: readonly number[];
}

/** Fewer whole numbers than these in a range are places of their own, with nothing between. */
const fewWholes = 50;
/** Halvings of a stretch in which a candidate begins or ceases to be acceptable. */
const halvings = 8;

interface Place {
  readonly scenario: Scenario;
  readonly axis: PathAxis;
  /** True where the scenario takes whole numbers only. */
  readonly isWhole: boolean;
}

/**
 * The scenario's answer, and the values of an input at which the cheapest acceptable candidate changes: at the axis's
 * values first, with one replication, then wherever two neighbours have another winner, placed by all replications.
 *
 * @throws ScenarioError where a value makes no scenario, or one that nobody can serve; as `simulate` does
 */
export async function breakEvenOver(
  scenario: Scenario,
  axis: PathAxis,
  options: SimulateOptions & Pick<BreakEvenOptions, "sensitivity"> = {},
): Promise<Result> {
  const withStore = { ...options, store: options.store ?? memoryStore() };
  const runner = new Runner(withStore);
  const variation = new Variation(withStore, runner);
  const place: Place = { scenario, axis, isWhole: isWholeOnly(scenario, axis) };
  for (const value of axis.values) variedTo(place, value);
  const result = await variation.detailed(scenario);
  const shareOf = (value: number) =>
    Math.log(value / axis.values[0]!) / Math.log(axis.values.at(-1)! / axis.values[0]!);
  const glance: LookAt = async (share) => ({
    share,
    result: await variation.glance(variedTo(place, valueAtShare(axis, share))),
  });
  const full: LookAt = async (share) => ({
    share,
    result: await variation.full(variedTo(place, valueAtShare(axis, share))),
  });
  let done = 0;
  const seen = await mapAtOnce(axis.values, runner.workers === 1 ? 1 : runner.workers + 1, async (value) => {
    const look = await glance(shareOf(value));
    runner.tell(++done / (axis.values.length + 4), `over ${axis.path}`);
    return look;
  });
  const isCoarse = place.isWhole && axis.values.at(-1)! - axis.values[0]! < fewWholes;
  const turns = await findTurns(seen, { glance, full: isCoarse ? glance : full });
  const crossings = turns.flatMap((turn) => crossingOf(turn, axis, isCoarse));
  const acceptableFrom = await acceptableStretches(seen, { axis, glance });
  const told = await withSensitivity({ scenario, result }, { variation, runner }, options);
  runner.tell(1, "done");
  const written = quantityIn(valueAt(scenario.written, parsePath(axis.path) ?? []));
  const unit = parseQuantity(`1${axis.unit}`);
  const own =
    written === null || unit === null || written.kind !== unit.kind
      ? null
      : (written.number * written.perUnit) / unit.perUnit;
  return {
    ...told,
    breakEven: {
      axis: axis.path,
      unit: axis.unit,
      searched: [axis.values[0]!, axis.values.at(-1)!],
      own,
      crossings,
      acceptableFrom,
      latencyCrossings: [],
      curve: seen.map((look) => curvePoint(look, axis)),
    },
  };
}

function valueAtShare({ values }: PathAxis, share: number): number {
  return values[0]! * Math.exp(share * Math.log(values.at(-1)! / values[0]!));
}

function isWholeOnly(scenario: Scenario, { path, unit, values }: PathAxis): boolean {
  const between = Math.sqrt(values[0]! * values.at(-1)!);
  const fraction = Math.floor(between) + 0.123_456;
  return changeScenario(scenario, [{ path, value: writtenAs(fraction, unit) }]) === null;
}

function writtenAs(value: number, unit: string): string | number {
  const number = Number(value.toPrecision(6));
  return unit === "" ? number : `${number}${unit}`;
}

function variedTo({ scenario, axis, isWhole }: Place, value: number): Scenario {
  const { path, unit } = axis;
  const written = writtenAs(isWhole ? Math.round(value) : value, unit);
  const varied = changeScenario(scenario, [{ path, value: written }]);
  const refuse = (message: string) => new ScenarioError([{ path: "", message, file: `--over ${path}`, line: null }]);
  if (varied === null) throw refuse(`${written} makes no scenario; --set ${path}=${written} says why`);
  if (eligibleCandidates(varied).length > 0) return varied;
  const [reason] = varied.candidates.flatMap(({ ineligibleBecause }) => ineligibleBecause);
  throw refuse(`at ${written} no candidate can serve the workload (${reason ?? "none is eligible"}); narrow the range`);
}

/** Only changes between two candidates; that nobody is acceptable beyond a place shows in `acceptableFrom`. */
function crossingOf(
  { at, below, above, because, monthly }: Turn,
  axis: PathAxis,
  isCoarse: boolean,
): readonly Crossing[] {
  if (below === null || above === null) return [];
  const value = (share: number | null) => (share === null ? null : valueAtShare(axis, share));
  const place = isCoarse
    ? { mean: Math.round(value(at.mean) ?? 0), low: null, high: null }
    : { mean: value(at.mean), low: value(at.low), high: value(at.high) };
  return [{ at: place, cheaperBelow: below, cheaperAbove: above, monthlyCost: monthly ?? 0, because }];
}

interface StretchSearch {
  readonly axis: PathAxis;
  readonly glance: LookAt;
}

/** By candidate: from the first to the last value at which it is acceptable, searched with one replication. */
async function acceptableStretches(
  seen: readonly Look[],
  { axis, glance }: StretchSearch,
): Promise<BreakEvenResult["acceptableFrom"]> {
  const names = [...new Set(seen.flatMap(({ result }) => result.candidates.map(({ name }) => name)))];
  const stretches: Record<string, [number, number] | null> = {};
  for (const name of names) {
    const isAcceptable = ({ result }: Look) => resultOf(result, name)?.acceptable === true;
    const first = seen.findIndex(isAcceptable);
    const last = seen.findLastIndex(isAcceptable);
    if (first < 0) {
      stretches[name] = null;
      continue;
    }
    const edge = async (outside: Look | undefined, inside: Look): Promise<number> => {
      if (outside === undefined) return valueAtShare(axis, inside.share);
      let [no, yes] = [outside.share, inside.share];
      for (let i = 0; i < halvings; i++) {
        const middle = (no + yes) / 2;
        if (isAcceptable(await glance(middle))) yes = middle;
        else no = middle;
      }
      return valueAtShare(axis, yes);
    };
    stretches[name] = [await edge(seen[first - 1], seen[first]!), await edge(seen[last + 1], seen[last]!)];
  }
  return stretches;
}

function curvePoint({ share, result }: Look, axis: PathAxis): BreakEvenResult["curve"][number] {
  const eligible = result.candidates.filter((candidate): candidate is CandidateResult => candidate.eligible);
  return {
    rate: valueAtShare(axis, share),
    candidates: Object.fromEntries(
      eligible.map(({ name, bill, latency, acceptable, instances }) => [
        name,
        { monthly: bill.total, p99: latency.p99.mean, acceptable, instances: instances.mean.mean ?? 0 },
      ]),
    ),
  };
}
