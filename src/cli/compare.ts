import { basename } from "node:path";
import { compareResults } from "../analysis/compare/compare-results.ts";
import { version } from "../analysis/version.ts";
import { readResult } from "../node/read-result.ts";
import type { FormName } from "../report/answer-forms.ts";
import { comparisonForms } from "../report/compared/comparison-forms.ts";
import { deliverForms } from "./deliver-forms.ts";
import { exitCodes } from "./exit-codes.ts";
import { checkOutputFiles, checkOutputPlaces } from "./output-files.ts";
import { reproducingCommand } from "./reproducing-command.ts";
import { UsageError } from "./usage-error.ts";

export interface CompareFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  readonly failOnDifference?: boolean;
  readonly force?: boolean;
}

/** `evenpoint compare BEFORE AFTER`: what changed between two saved results. Gives the exit code. */
export async function compare(files: readonly [before: string, after: string], flags: CompareFlags): Promise<number> {
  const [before, after] = files;
  if (before === "-" && after === "-") {
    throw new UsageError("compare - -: only one of the two can be standard input; save the other to a file");
  }
  const outputs = flags.output ?? [];
  const inputs = files.map((file) => ({ file, what: "one of the results to compare" }));
  checkOutputFiles(outputs, inputs, ["text", "json", "md", "html", "csv"]);
  checkOutputPlaces(outputs, { folder: process.cwd(), recorded: [], force: flags.force === true });
  const comparison = compareResults(await readResult(before), await readResult(after), {
    files: { before: nameOf(before), after: nameOf(after) },
    command: reproducingCommand({ verb: "compare", file: before, secondFile: after, flags: [] }),
    version,
  });
  const code = await deliverForms(comparisonForms(comparison), flags);
  if (code !== exitCodes.fine) return code;
  return comparison.differs && flags.failOnDifference === true ? exitCodes.different : exitCodes.fine;
}

/** A result may be named wherever it lies; a comparison tells no place. */
function nameOf(file: string): string {
  return file === "-" ? "standard input" : basename(file);
}
