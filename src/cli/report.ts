import { htmlParts } from "../node/html-parts.ts";
import { readAnswer } from "../node/read-answer.ts";
import type { FormName } from "../report/answer-forms.ts";
import { availableForms } from "../report/available-forms.ts";
import { deliverForms } from "./deliver-forms.ts";
import { checkOutputFiles, checkOutputPlaces, wantsHtml } from "./output-files.ts";
import { UsageError } from "./usage-error.ts";

export interface ReportFlags {
  readonly format: FormName;
  readonly output?: readonly string[];
  readonly force?: boolean;
}

/** `evenpoint report RESULT`: a saved answer of any verb in another form; nothing is simulated. Gives the exit code. */
export async function report(file: string, flags: ReportFlags): Promise<number> {
  const { format, output = [], force = false } = flags;
  const { what, forms } = await readAnswer(file);
  const names: readonly FormName[] = availableForms(forms).filter((form) => form !== "power-tuning");
  if (!names.includes(format)) {
    throw new UsageError(`--format ${format}: ${what} has no such form; it has ${names.join(", ")}`);
  }
  checkOutputFiles(output, [{ file, what: "the saved answer itself" }], names);
  checkOutputPlaces(output, { folder: process.cwd(), recorded: [], force });
  if (wantsHtml(flags)) await htmlParts();
  return deliverForms(forms, { format, output });
}
