import { parseAnswer, type SavedAnswer } from "../report/saved-forms.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { readText } from "./read-text.ts";

const megabyte = 1024 * 1024;
/** Written by a program: a sweep of thousands of cells is larger than anything written by hand. */
const largestAnswer = 256 * megabyte;

/**
 * Reads a saved answer of any verb; "-" is standard input.
 *
 * @throws InputError where the file cannot be read
 * @throws ScenarioError where it holds no answer of this version, with the path of what is wrong
 */
export async function readAnswer(file: string): Promise<SavedAnswer> {
  const text = await readText(file, largestAnswer);
  const outcome = parseAnswer(text, { file: file === "-" ? "standard input" : file });
  if ("issues" in outcome) throw new ScenarioError(outcome.issues);
  return outcome;
}
