import { ScenarioError } from "../../scenario/issue.ts";
import type { Override } from "../../scenario/overrides.ts";
import type { ParseOutcome, ParseWith } from "../../scenario/parse-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { differencesOf } from "../compare/candidate-differences.ts";
import type { MetricDifference } from "../compare/metric-difference.ts";
import type { Result } from "../result.ts";
import type { SimulateOptions } from "../simulate-options.ts";
import { answerEach } from "../tasks/answer-each.ts";
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
  const results = await answerEach(
    {
      count: scenarios.length,
      scenario: (index) => scenarios[index]!,
      take: (result) => result,
      detail: true,
      label: "answering",
    },
    options,
  );
  const [baseline, ...changed] = results as readonly [Result, ...Result[]];
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
      differences: differences(baseline, result),
    })),
  };
}

function parsed(outcome: ParseOutcome): Scenario {
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome.scenario;
}

/** Of every candidate that can serve the workload in both; a change of the seed leaves nothing to pair. */
function differences(before: Result, after: Result): MetricDifference[] {
  const pairs = after.candidates.flatMap((candidate) => {
    const other = before.candidates.find(({ name }) => name === candidate.name);
    return candidate.eligible && other?.eligible ? [{ before: other, after: candidate }] : [];
  });
  const [one, two] = [before.scenario, after.scenario];
  return [...differencesOf(pairs, { paired: one.seed === two.seed && one.replications === two.replications })];
}
