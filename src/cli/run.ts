import { simulate } from "../analysis/simulate.ts";
import { type AnswerFlags, answer } from "./answer.ts";
import { resultQuestion } from "./result-question.ts";

/** `evenpoint run SCENARIO`: cost and latency of every candidate. */
export function run(file: string, flags: AnswerFlags): Promise<number> {
  return answer({
    ...resultQuestion,
    verb: "run",
    file,
    flags,
    ask: ({ scenario, options }) => simulate(scenario, options),
  });
}
