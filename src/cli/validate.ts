import { InputError } from "../node/input-error.ts";
import { readScenario } from "../node/read-scenario.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatIssues, formatWarnings } from "./format-issues.ts";
import { parseOverrides } from "./parse-overrides.ts";

/** `evenpoint validate SCENARIO...`: every issue of every file; the files that are fine go to standard output. */
export async function validate(files: readonly string[], flags: { readonly set?: readonly string[] }): Promise<number> {
  const overrides = parseOverrides(flags);
  let code: number = exitCodes.fine;
  for (const file of files) {
    const { problem, warnings = "" } = await checkOf(file, overrides);
    process.stderr.write(`${problem ?? ""}${warnings}`);
    if (problem === null) process.stdout.write(`${file}: valid\n`);
    else code = exitCodes.badInput;
  }
  return code;
}

interface Checked {
  readonly problem: string | null;
  readonly warnings?: string;
}

/** What is wrong with one file; a file that cannot be read does not keep the others from being checked. */
async function checkOf(file: string, overrides: Parameters<typeof readScenario>[1]): Promise<Checked> {
  try {
    const outcome = await readScenario(file, overrides);
    if ("issues" in outcome) return { problem: formatIssues(outcome.issues) };
    return { problem: null, warnings: formatWarnings(outcome.warnings) };
  } catch (error) {
    if (error instanceof InputError) return { problem: `error: ${error.message}\n` };
    throw error;
  }
}
