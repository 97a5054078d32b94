import type { Result } from "../analysis/result.ts";
import { parseResult } from "../report/json.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { readText } from "./read-text.ts";

/**
 * Reads a saved result; "-" is standard input.
 *
 * @throws InputError where the file cannot be read
 * @throws ScenarioError where it holds no result of this version, with the path of what is wrong
 */
export async function readResult(file: string): Promise<Result> {
  const text = await readText(file);
  const outcome = parseResult(text, { file: file === "-" ? "standard input" : file });
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome.result;
}
