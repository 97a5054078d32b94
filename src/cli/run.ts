import { simulate } from "../analysis/simulate.ts";
import { type AnswerFlags, answer } from "./answer.ts";

/** `evenpoint run SCENARIO`: cost and latency of every candidate. */
export function run(file: string, flags: AnswerFlags): Promise<number> {
  return answer({ verb: "run", file, flags, ask: simulate });
}
