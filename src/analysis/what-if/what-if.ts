import { ScenarioError } from "../../scenario/issue.ts";
import type { Override } from "../../scenario/overrides.ts";
import type { ParseOutcome, ParseWith } from "../../scenario/parse-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { resultDifferences } from "../compare/result-differences.ts";
import type { Result } from "../result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { answerEach } from "../tasks/answer-each.ts";
import { memoryStore } from "../tasks/run-store.ts";
import { version } from "../version.ts";
import type { WhatIfResult } from "./what-if-result.ts";

/**
 * Answers the scenario as it stands, with each change alone and, where there are several, with all of them together. All
 * see the same dice, so that differences are those of the changes.
 *
 * @throws ScenarioError where a change makes no scenario; as `simulate` does
 */
export async function whatIf(
  parseWith: ParseWith,
  changes: readonly Override[],
  options: SimulateOptions = {},
): Promise<WhatIfResult> {
  const alone = changes.map((change) => [change]);
  const sets: readonly (readonly Override[])[] = changes.length > 1 ? [...alone, changes] : alone;
  const scenarios = [[], ...sets].map((set) => parsed(parseWith(set)));
  const [baseline, ...changed] = await answerAlike(scenarios, { ...options, store: options.store ?? memoryStore() });
  return {
    schemaVersion: 1,
    kind: "what-if",
    version,
    command: options.command ?? "",
    baseline,
    changes: changed.map((result, index) => ({
      set: sets[index]!.map(({ path, value }) => ({ path, value })),
      together: sets[index]!.length > 1,
      result,
      differences: [...resultDifferences(baseline, result)],
    })),
  };
}

/**
 * Answers all with the same number of replications, so that they can be compared one by one: where a precision is asked
 * for, as many as the one of them needs that takes the most. Nothing is simulated twice.
 */
async function answerAlike(
  scenarios: readonly Scenario[],
  options: SimulateOptions,
): Promise<readonly [Result, ...Result[]]> {
  const answers = (asked: readonly Scenario[]) => {
    const scenario = (index: number) => asked[index]!;
    return answerEach({ count: asked.length, scenario, take, detail: true, label: "answering" }, options);
  };
  const results = await answers(scenarios);
  const isOpen = (index: number) => scenarios[index]!.precision !== null;
  const needed = results.map(({ scenario }, index) => (isOpen(index) ? scenario.replications : 0));
  const most = needed.reduce((a, b) => Math.max(a, b));
  const isAlike = needed.every((count) => count === 0 || count === most);
  const alike = scenarios.map((one) => {
    const { precision } = one;
    return precision === null ? one : { ...one, replications: most, precision: { ...precision, max: most } };
  });
  return (isAlike ? results : await answers(alike)) as readonly [Result, ...Result[]];
}

const take = (result: Result): Result => result;

function parsed(outcome: ParseOutcome): Scenario {
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome.scenario;
}
