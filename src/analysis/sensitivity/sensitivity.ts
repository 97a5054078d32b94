import { canonicalScenario } from "../../scenario/canonical.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { showValue } from "../../scenario/show-value.ts";
import { nearestName } from "../../units/nearest-name.ts";
import { type DisputedInput, disputedInputs, disputedRate, type InputEnd } from "../input-band/disputed-inputs.ts";
import type { Result } from "../result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { mapAtOnce } from "../tasks/map-at-once.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { Runner } from "../tasks/runner.ts";
import { costDifference, resultOf, Variation } from "../turns/variation.ts";
import { version } from "../version.ts";
import { findFlips } from "./find-flips.ts";
import { hybridHint } from "./hybrid-hint.ts";
import { type Correlation, correlationMatrix, isPossible, monteCarlo } from "./monte-carlo.ts";
import type { SensitiveInput, SensitivePlace } from "./sensitive-input.ts";
import type { SensitivityResult } from "./sensitivity-result.ts";

/** What is asked beside what every simulation takes. */
export interface SensitivityOptions extends SimulateOptions {
  /** Two candidates by name; default: the best and the next cheapest acceptable one. */
  readonly between?: readonly [string, string];
  /** Draws of all inputs together; default: none. */
  readonly draws?: number;
  readonly correlations?: readonly Correlation[];
}

type Compared = SensitivityResult["compared"];

/**
 * What the verdict hangs on: every disputed input alone at the ends of its range, how far each moves the difference
 * between two candidates, and where within its range the verdict turns; all of them drawn together where draws are asked.
 *
 * @throws ScenarioError where names or correlations do not fit; as `simulate` does
 */
export async function sensitivity(scenario: Scenario, options: SensitivityOptions = {}): Promise<SensitivityResult> {
  const withStore = { ...options, store: options.store ?? memoryStore() };
  const runner = new Runner(withStore);
  const variation = new Variation(withStore, runner);
  const inputs = [...disputedInputs(scenario), disputedRate()].filter((input) => changesAnything(input, scenario));
  const correlations = options.correlations ?? [];
  checkRanges(scenario);
  checkCorrelations(inputs, correlations);
  const result = await variation.full(scenario);
  const compared = comparedIn(result, options.between);
  const draws = options.draws ?? 0;
  const work = inputs.length + draws / 20;
  let done = 0;
  const sensitive = await mapAtOnce(inputs, runner.workers === 1 ? 1 : runner.workers + 1, async (input) => {
    const one = await sensitiveInput(input, { scenario, compared, variation });
    runner.tell(++done / work, "varying inputs");
    return one;
  });
  const chance =
    draws === 0
      ? null
      : await monteCarlo(
          {
            scenario,
            inputs,
            draws,
            correlations,
            atOnce: runner.workers === 1 ? 1 : 2 * runner.workers,
            onDraw: (drawn) => runner.tell((inputs.length + drawn / 20) / work, "drawing inputs"),
          },
          variation,
        );
  runner.tell(1, "done");
  return {
    schemaVersion: 1,
    kind: "sensitivity",
    version,
    command: options.command ?? "",
    scenario: { ...result.scenario, digest: digestOf(scenario, result, options) },
    currency: "USD",
    verdict: result.verdict,
    compared,
    inputs: [...sensitive].sort((one, other) => (other.swing ?? -1) - (one.swing ?? -1)),
    monteCarlo: chance,
    hybrid: hybridHint(scenario, result),
  };
}

function digestOf(scenario: Scenario, result: Result, { hash }: SimulateOptions): string | null {
  return result.scenario.digest ?? (hash === undefined ? null : `sha256:${hash(canonicalScenario(scenario, {}))}`);
}

function changesAnything({ ends }: DisputedInput, scenario: Scenario): boolean {
  return ends.some((end) => end.apply(scenario) !== null);
}

interface InputContext {
  readonly scenario: Scenario;
  readonly compared: Compared;
  readonly variation: Variation;
}

async function sensitiveInput(input: DisputedInput, context: InputContext): Promise<SensitiveInput> {
  const { scenario, compared, variation } = context;
  const ends: SensitivePlace[] = [];
  for (const end of input.ends) ends.push(...(await placeAt(end, context)));
  const differences = [
    ...ends.map(({ difference }) => difference.mean),
    ...(ends.length < 2 ? [compared?.difference.mean ?? null] : []),
  ];
  const known = differences.filter((difference) => difference !== null);
  const flips =
    input.between === null
      ? flipsOfEnds(ends, (await variation.full(scenario)).verdict.best)
      : await findFlips({ scenario, between: input.between, own: input.own }, variation);
  return {
    name: input.name,
    ends,
    swing: known.length < 2 ? null : Math.max(...known) - Math.min(...known),
    flips: [...flips],
    isRange: input.between !== null,
  };
}

/** Nothing where the scenario has the end already. */
async function placeAt(
  end: InputEnd,
  { scenario, compared, variation }: InputContext,
): Promise<readonly SensitivePlace[]> {
  const varied = end.apply(scenario);
  if (varied === null) return [];
  const result = await variation.full(varied);
  const acceptable = (name: string | undefined) =>
    name === undefined ? false : (resultOf(result, name)?.acceptable ?? false);
  return [
    {
      because: end.because,
      best: result.verdict.best,
      difference:
        compared === null
          ? { mean: null, low: null, high: null }
          : costDifference(result, compared.next, compared.best),
      acceptable: { best: acceptable(compared?.best), next: acceptable(compared?.next) },
    },
  ];
}

/** An input with ends alone flips the verdict at the ends that have another best candidate. */
function flipsOfEnds(ends: readonly SensitivePlace[], best: string | null): SensitiveInput["flips"] {
  return ends.flatMap((end, index) =>
    end.best === best
      ? []
      : [
          {
            value: end.because,
            at: { mean: index, low: null, high: null },
            best: end.best,
            because: end.acceptable.best && end.acceptable.next ? ("cost" as const) : ("objective" as const),
          },
        ],
  );
}

/** The two that are asked for, or the best with the next cheapest acceptable one; null where there are no two. */
function comparedIn(result: Result, between: SensitivityOptions["between"]): Compared {
  if (between !== undefined) {
    for (const name of between) checkName(result, name);
    const [one, other] = between;
    const difference = costDifference(result, other, one);
    const isTurned = (difference.mean ?? 0) < 0;
    const [best, next] = isTurned ? [other, one] : [one, other];
    return { best, next, difference: costDifference(result, next, best) };
  }
  const { best, difference } = result.verdict;
  if (best === null || difference === null) return cheapestTwo(result, best);
  return { best, next: difference.with, difference: costDifference(result, difference.with, best) };
}

/** Where one alone is acceptable: against the cheapest other that is eligible. */
function cheapestTwo(result: Result, best: string | null): Compared {
  const eligible = result.candidates.flatMap((candidate) => (candidate.eligible ? [candidate] : []));
  const sorted = [...eligible].sort((one, other) => one.bill.total - other.bill.total);
  const first = best ?? sorted[0]?.name;
  const next = sorted.find(({ name }) => name !== first)?.name;
  if (first === undefined || next === undefined) return null;
  return { best: first, next, difference: costDifference(result, next, first) };
}

function checkName({ candidates }: Result, name: string): void {
  const found = candidates.find((candidate) => candidate.name === name);
  if (found?.eligible === true) return;
  const names = candidates.map((candidate) => candidate.name);
  const nearest = nearestName(name, names);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  const message =
    found === undefined
      ? `no candidate is called ${showValue(name)}${hint} (candidates: ${names.join(", ")})`
      : `${showValue(name)} is not eligible, and costs nothing to compare`;
  throw new ScenarioError([{ path: "", message, file: "--between", line: null }]);
}

/** A listed range is the user's own: an end at which nobody can serve is a mistake. */
function checkRanges(scenario: Scenario): void {
  const listed = disputedInputs(scenario).slice(0, scenario.uncertain.length);
  const issues = listed.flatMap(({ name, ends }) =>
    ends.flatMap((end) => {
      const { candidates = [] } = end.apply(scenario) ?? {};
      const reasons = candidates.map(({ ineligibleBecause }) => ineligibleBecause[0]);
      if (reasons.length === 0 || reasons.includes(undefined)) return [];
      const message = `with ${end.because} no candidate can serve the workload (${reasons[0]}); narrow the range`;
      return [{ path: `uncertain[${JSON.stringify(name)}]`, message, file: null, line: null }];
    }),
  );
  if (issues.length > 0) throw new ScenarioError(issues);
}

function checkCorrelations(inputs: readonly DisputedInput[], correlations: readonly Correlation[]): void {
  const names = inputs.map(({ name }) => name);
  const refuse = (message: string) => new ScenarioError([{ path: "", message, file: "--correlation", line: null }]);
  for (const { inputs: pair } of correlations) {
    for (const name of pair) {
      if (names.includes(name)) continue;
      const nearest = nearestName(name, names);
      const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
      throw refuse(`no input is called ${showValue(name)}${hint} (inputs: ${names.join("; ")})`);
    }
  }
  if (!isPossible(correlationMatrix(inputs, correlations))) {
    throw refuse(
      "these correlations cannot hold together: two inputs that go with a third must go with each other; make one of them smaller",
    );
  }
}
