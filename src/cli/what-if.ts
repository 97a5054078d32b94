import { whatIf as answerWhatIf } from "../analysis/what-if/what-if.ts";
import { whatIfForms } from "../report/what-if/what-if-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { type AnswerFlags, answer } from "./answer.ts";
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
        return "issues" in outcome ? outcome.issues : [];
      });
      if (issues.length > 0) throw new ScenarioError(withoutRepeats(issues));
    },
    ask: ({ parseWith, options }) => answerWhatIf(parseWith, changes, options),
    forms: whatIfForms,
    formNames: ["text", "json", "md", "csv"],
  });
}

/** All changes together have the issues of each. */
function withoutRepeats<Issue>(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
