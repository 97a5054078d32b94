import { ScenarioError } from "../../scenario/issue.ts";

/** What is wrong with a flag of `tune`, or with what it names: one sentence with the value and the remedy. */
export function refuse(flag: string, message: string): ScenarioError {
  return new ScenarioError([{ path: "", message, file: flag, line: null }]);
}
