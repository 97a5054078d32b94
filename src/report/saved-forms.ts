import { resultSchema } from "../analysis/result.ts";
import { tuneResultSchema } from "../analysis/tune/tune-result.ts";
import type { AnswerForms } from "./answer-forms.ts";
import { resultForms } from "./result-forms.ts";
import { tuneForms } from "./tuned/tune-forms.ts";

/** A committed answer, read back from its JSON, in its forms. Throws a ZodError for what is none. */
export function savedForms(data: unknown): AnswerForms {
  const isTune = typeof data === "object" && data !== null && "kind" in data && data.kind === "tune";
  return isTune ? tuneForms(tuneResultSchema.parse(data)) : resultForms(resultSchema.parse(data));
}
