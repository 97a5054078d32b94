import { Interrupted } from "../analysis/interrupted.ts";
import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { exitCodes } from "./exit-codes.ts";
import { watchInterruption } from "./interruption.ts";
import { writeOutputFiles } from "./output-files.ts";
import { renderForms } from "./render-forms.ts";
import { reportFailure } from "./report-failure.ts";

export interface Delivery {
  readonly format: FormName;
  readonly output?: readonly string[];
}

/** Writes an answer that is at hand wherever it is wanted. Gives the exit code. */
export async function deliverForms(forms: AnswerForms, { format, output = [] }: Delivery): Promise<number> {
  const interruption = watchInterruption();
  try {
    const { written, failures } = await writeOutputFiles(forms, output, interruption.signal);
    if (interruption.signal.aborted) return reportFailure(new Interrupted());
    process.stdout.write(await renderForms(forms, format));
    if (written.length > 0) process.stderr.write(`wrote ${written.join(", ")}\n`);
    return Math.max(exitCodes.fine, ...failures.map(reportFailure));
  } finally {
    interruption.stop();
  }
}
