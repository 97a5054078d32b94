import { InputError } from "../node/input-error.ts";
import { readScenario } from "../node/read-scenario.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatIssues } from "./format-issues.ts";
import { parseOverrides } from "./parse-overrides.ts";

/** `evenpoint validate SCENARIO...`: every issue of every file; the files that are fine go to standard output. */
export async function validate(files: readonly string[], flags: { readonly set?: readonly string[] }): Promise<number> {
  const overrides = parseOverrides(flags);
  let code: number = exitCodes.fine;
  for (const file of files) {
    const problem = await problemOf(file, overrides);
    if (problem === null) process.stdout.write(`${file}: valid\n`);
    else {
      process.stderr.write(problem);
      code = exitCodes.badInput;
    }
  }
  return code;
}

/** What is wrong with one file; a file that cannot be read does not keep the others from being checked. */
async function problemOf(file: string, overrides: Parameters<typeof readScenario>[1]): Promise<string | null> {
  try {
    const outcome = await readScenario(file, overrides);
    return "issues" in outcome ? formatIssues(outcome.issues) : null;
  } catch (error) {
    if (error instanceof InputError) return `error: ${error.message}\n`;
    throw error;
  }
}
