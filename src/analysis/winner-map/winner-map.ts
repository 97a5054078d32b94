import { canonicalScenario } from "../../scenario/canonical.ts";
import { changeScenario } from "../../scenario/change-scenario.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { meanRate } from "../../workloads/arrivals/index.ts";
import { sizeAutoFleets } from "../auto-fleet/size-auto-fleets.ts";
import { findCrossings } from "../break-even/find-crossings.ts";
import { type CurvePoint, RateCurve } from "../break-even/rate-curve.ts";
import { dataCache } from "../data-cache.ts";
import { type Experiment, eligibleCandidates } from "../experiment.ts";
import { loadData } from "../load-data.ts";
import { resolveDuration } from "../resolve-duration.ts";
import { seriesStepFor } from "../series-result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { Runner } from "../tasks/runner.ts";
import { version } from "../version.ts";
import type { MapRow, WinnerMap } from "./winner-map-result.ts";

/** What a map is drawn over. */
export interface MapPlan {
  /** Requests per second, rising. */
  readonly rates: readonly number[];
  readonly other: OtherAxis;
}

/** An input with rising values, as the scenario writes them and in the axis's unit. */
export interface OtherAxis {
  readonly path: string;
  readonly unit: string;
  readonly isLogarithmic: boolean;
  readonly values: readonly { readonly written: string | number; readonly number: number }[];
}

interface MapContext {
  readonly scenario: Scenario;
  readonly plan: MapPlan;
  readonly options: SimulateOptions;
  readonly runner: Runner;
  readonly cache: ReturnType<typeof dataCache>;
}

/**
 * Which candidate is the cheapest acceptable one at every rate and value of another input, and for each value the exact
 * rates at which that changes: coarse over the map, fine only along its boundaries.
 *
 * @throws ScenarioError where a value makes no scenario, or one that nobody can serve; as `simulate` does
 */
export async function winnerMap(scenario: Scenario, plan: MapPlan, options: SimulateOptions = {}): Promise<WinnerMap> {
  const withStore = { ...options, store: options.store ?? memoryStore() };
  const runner = new Runner(withStore);
  const context: MapContext = { scenario, plan, options: withStore, runner, cache: dataCache() };
  const varied = plan.other.values.map(({ written }) => variedTo(context, written));
  let done = 0;
  const rows = await mapAtOnce(varied, runner.workers, async (one, index) => {
    const row = await mapRow(one, index, context);
    runner.tell(++done / varied.length, "mapping");
    return row;
  });
  const data = await loadData(scenario, withStore, context.cache);
  const { arrivals } = scenario.workload;
  return {
    schemaVersion: 1,
    kind: "winner-map",
    version,
    command: options.command ?? "",
    scenario: {
      name: scenario.name,
      question: scenario.question,
      seed: scenario.seed,
      replications: scenario.replications,
      digest: options.hash === undefined ? null : `sha256:${options.hash(canonicalScenario(scenario, data.hashes))}`,
    },
    currency: "USD",
    candidates: scenario.candidates.map(({ name }) => name),
    axes: {
      rate: { unit: "requests/s", values: [...plan.rates], own: meanRate(arrivals, data.traces) },
      other: {
        path: plan.other.path,
        unit: plan.other.unit,
        values: plan.other.values.map(({ number }) => number),
        isLogarithmic: plan.other.isLogarithmic,
      },
    },
    rows: [...rows],
  };
}

function variedTo({ scenario, plan }: MapContext, written: string | number): Scenario {
  const { path } = plan.other;
  const varied = changeScenario(scenario, [{ path, value: written }]);
  const refuse = (message: string) => new ScenarioError([{ path: "", message, file: `--over ${path}`, line: null }]);
  if (varied === null)
    throw refuse(`${written} makes no scenario; try it with --set ${path}=${written}, which says why`);
  if (eligibleCandidates(varied).length === 0) {
    const [reason] = varied.candidates.flatMap(({ ineligibleBecause }) => ineligibleBecause);
    throw refuse(
      `at ${written} no candidate can serve the workload (${reason ?? "none is eligible"}); narrow the range`,
    );
  }
  return varied;
}

async function mapRow(
  scenario: Scenario,
  index: number,
  { plan, options, runner, cache }: MapContext,
): Promise<MapRow> {
  const data = await loadData(scenario, options, cache);
  const duration = resolveDuration(scenario, data.traces);
  const part = runner.forPart(() => undefined);
  const asked: Experiment = { scenario, duration, seriesStep: seriesStepFor(duration), detail: false, ...data };
  const sized = await sizeAutoFleets(asked, { runner: part, label: "sizing" });
  const ownRate = meanRate(scenario.workload.arrivals, data.traces);
  const curve = new RateCurve({ asked, sized, ownRate, runner: part });
  curve.foresee(plan.rates);
  const grid: CurvePoint[] = [];
  for (const rate of plan.rates) grid.push(await curve.glance(rate, curve.everyone));
  const { crossings, acceptable } = await findCrossings(curve, grid, curve.everyone);
  const found = crossings.map(({ crossing: { band: _, ...crossing } }) => crossing);
  const { written, number } = plan.other.values[index]!;
  return {
    value: String(written),
    at: number,
    digest: options.hash === undefined ? null : `sha256:${options.hash(canonicalScenario(scenario, data.hashes))}`,
    best: grid.map((point) => bestOf(curve, point)),
    cannotTell: plan.rates.map((rate) =>
      found.some(({ at }) => at.low !== null && at.high !== null && rate >= at.low && rate <= at.high),
    ),
    acceptableFrom: Object.fromEntries(
      curve.lines.map(({ candidate }, place) => [candidate.name, acceptable.get(place) ?? null]),
    ),
    crossings: found,
  };
}

function bestOf(curve: RateCurve, { seen }: CurvePoint): string | null {
  let best: { readonly name: string; readonly cost: number } | null = null;
  for (const [place, { acceptable, summary }] of seen) {
    const cost = summary.result.bill.total;
    if (acceptable && (best === null || cost < best.cost)) best = { name: curve.lines[place]!.candidate.name, cost };
  }
  return best?.name ?? null;
}
