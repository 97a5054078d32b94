import { basename } from "node:path";
import { compareResults } from "../analysis/compare/compare-results.ts";
import { version } from "../analysis/version.ts";
import { readResult } from "../node/read-result.ts";
import type { FormName } from "../report/answer-forms.ts";
import { comparisonForms } from "../report/compared/comparison-forms.ts";
import { exitCodes } from "./exit-codes.ts";
import { watchInterruption } from "./interruption.ts";
import { checkOutputFiles, checkOutputPlaces, writeOutputFiles } from "./output-files.ts";
import { renderForms } from "./render-forms.ts";
import { reportFailure } from "./report-failure.ts";
import { reproducingCommand } from "./reproducing-command.ts";
import { UsageError } from "./usage-error.ts";

export interface CompareFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  readonly failOnDifference?: boolean;
}

/** `evenpoint compare BEFORE AFTER`: what changed between two saved results. Gives the exit code. */
export async function compare(files: readonly [before: string, after: string], flags: CompareFlags): Promise<number> {
  const [before, after] = files;
  if (before === "-" && after === "-") {
    throw new UsageError("compare - -: only one of the two can be standard input; save the other to a file");
  }
  const outputs = flags.output ?? [];
  const inputs = files.map((file) => ({ file, what: "one of the results to compare" }));
  checkOutputFiles(outputs, inputs, ["text", "json", "md", "csv"]);
  checkOutputPlaces(outputs, { folder: process.cwd(), recorded: [] });
  const comparison = compareResults(await readResult(before), await readResult(after), {
    files: { before: nameOf(before), after: nameOf(after) },
    command: reproducingCommand({ verb: "compare", file: before, secondFile: after, flags: [] }),
    version,
  });
  const interruption = watchInterruption();
  try {
    const forms = comparisonForms(comparison);
    const { written, failures } = await writeOutputFiles(forms, outputs, interruption.signal);
    if (interruption.signal.aborted) return exitCodes.interrupted;
    process.stdout.write(renderForms(forms, flags.format));
    if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
    const code = Math.max(exitCodes.fine, ...failures.map(reportFailure));
    if (code !== exitCodes.fine) return code;
    return comparison.differs && flags.failOnDifference === true ? exitCodes.different : exitCodes.fine;
  } finally {
    interruption.stop();
  }
}

/** A result may be named wherever it lies; a comparison tells no place. */
function nameOf(file: string): string {
  return file === "-" ? "standard input" : basename(file);
}
