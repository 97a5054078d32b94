import { ScenarioError } from "../../scenario/issue.ts";
import type { Override } from "../../scenario/overrides.ts";
import type { Parsed, ParseOutcome, ParseWith } from "../../scenario/parse-scenario.ts";
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
  const questions = [[], ...sets].map((set) => parsed(parseWith(set)));
  const [baseline, ...changed] = await answerAlike(questions, { ...options, store: options.store ?? memoryStore() });
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
  questions: readonly Parsed[],
  options: SimulateOptions,
): Promise<readonly [Result, ...Result[]]> {
  const answers = (asked: readonly Parsed[]) => {
    const question = (index: number) => asked[index]!;
    return answerEach({ count: asked.length, question, take, detail: true, label: "answering" }, options);
  };
  const results = await answers(questions);
  const isOpen = (index: number) => questions[index]!.scenario.precision !== null;
  const needed = results.map(({ scenario }, index) => (isOpen(index) ? scenario.replications : 0));
  const most = needed.reduce((a, b) => Math.max(a, b));
  const isAlike = needed.every((count) => count === 0 || count === most);
  const alike = questions.map((one) => {
    const { precision } = one.scenario;
    if (precision === null) return one;
    return { ...one, scenario: { ...one.scenario, replications: most, precision: { ...precision, max: most } } };
  });
  return (isAlike ? results : await answers(alike)) as readonly [Result, ...Result[]];
}

const take = (result: Result): Result => result;

function parsed(outcome: ParseOutcome): Parsed {
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome;
}
