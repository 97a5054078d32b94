import { type GateOutcome, judgeGates } from "../analysis/gates.ts";
import { whatIf as answerWhatIf } from "../analysis/what-if/what-if.ts";
import type { WhatIfResult } from "../analysis/what-if/what-if-result.ts";
import { changeLabel } from "../report/what-if/change-label.ts";
import { whatIfForms } from "../report/what-if/what-if-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { checkGates } from "./gates.ts";
import { parseOverrides } from "./parse-overrides.ts";
import { UsageError } from "./usage-error.ts";

/** `evenpoint what-if SCENARIO --set path=value ...`: the scenario against each change, and all of them together. */
export function whatIf(file: string, { set = [], ...flags }: AnswerFlags): Promise<number> {
  if (set.length === 0) {
    throw new UsageError("what-if needs a change: --set path=value, such as --set workload.arrivals.rate=80/s");
  }
  const changes = parseOverrides({ set });
  return answer({
    verb: "what-if",
    file,
    flags,
    ownFlags: set.map((text) => ["--set", text] as const),
    keeps: "replications",
    check({ parseWith }) {
      const issues = [...changes.map((change) => [change]), changes].flatMap((some) => {
        const outcome = parseWith(some);
        if ("issues" in outcome) return outcome.issues;
        checkGates(flags.gate ?? [], outcome.scenario.candidates); // a change may call a candidate otherwise
        return [];
      });
      if (issues.length > 0) throw new ScenarioError(withoutRepeats(issues));
    },
    ask: ({ parseWith, options }) => answerWhatIf(parseWith, changes, options),
    forms: whatIfForms,
    gated: judgeWhatIf,
    formNames: ["text", "json", "md", "html", "csv"],
  });
}

/** Every gate in every answer. */
function judgeWhatIf({ baseline, changes }: WhatIfResult, names: readonly string[]): readonly GateOutcome[] {
  const answers = [
    { where: "as it stands", result: baseline },
    ...changes.map((change) => ({ where: `with ${changeLabel(change)}`, result: change.result })),
  ];
  return answers.flatMap(({ where, result }) => judgeGates(result, names).map((outcome) => ({ ...outcome, where })));
}

/** All changes together have the issues of each. */
function withoutRepeats<Issue>(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
