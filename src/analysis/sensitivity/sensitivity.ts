import { canonicalScenario } from "../../scenario/canonical.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { showValue } from "../../scenario/show-value.ts";
import { nearestName } from "../../units/nearest-name.ts";
import { type DisputedInput, disputedInputs } from "../input-band/disputed-inputs.ts";
import type { Result } from "../result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { Runner } from "../tasks/runner.ts";
import { Variation } from "../turns/variation.ts";
import { version } from "../version.ts";
import { hangsOn, inputsThatMatter } from "./hangs-on.ts";
import { hybridHint } from "./hybrid-hint.ts";
import { type Correlation, correlationMatrix, isPossible, monteCarlo } from "./monte-carlo.ts";
import type { SensitivityResult } from "./sensitivity-result.ts";

/** What is asked beside what every simulation takes. */
export interface SensitivityOptions extends SimulateOptions {
  /** Two candidates by name; default: the best and the next cheapest acceptable one. */
  readonly between?: readonly [string, string];
  /** Draws of all inputs together; default: none. */
  readonly draws?: number;
  readonly correlations?: readonly Correlation[];
}

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
  const inputs = inputsThatMatter(scenario);
  const correlations = options.correlations ?? [];
  checkRanges(scenario);
  checkCorrelations(inputs, correlations);
  const result = await variation.full(scenario);
  const draws = options.draws ?? 0;
  const work = inputs.length + draws / 20;
  const { between } = options;
  const told = await hangsOn(
    { scenario, result, ...(between === undefined ? {} : { between }) },
    { variation, runner, onInput: (done) => runner.tell(done / work, "varying inputs") },
  );
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
    ...told,
    monteCarlo: chance,
    hybrid: hybridHint(scenario, result),
  };
}

function digestOf(scenario: Scenario, result: Result, { hash }: SimulateOptions): string | null {
  return result.scenario.digest ?? (hash === undefined ? null : `sha256:${hash(canonicalScenario(scenario, {}))}`);
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
