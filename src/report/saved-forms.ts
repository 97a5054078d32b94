import { resultSchema } from "../analysis/result.ts";
import { tuneResultSchema } from "../analysis/tune/tune-result.ts";
import { winnerMapSchema } from "../analysis/winner-map/winner-map-result.ts";
import type { AnswerForms } from "./answer-forms.ts";
import { mapForms } from "./mapped/map-forms.ts";
import { resultForms } from "./result-forms.ts";
import { tuneForms } from "./tuned/tune-forms.ts";

/** A committed answer, read back from its JSON, in its forms. Throws a ZodError for what is none. */
export function savedForms(data: unknown): AnswerForms {
  const kind = typeof data === "object" && data !== null && "kind" in data ? data.kind : null;
  if (kind === "tune") return tuneForms(tuneResultSchema.parse(data));
  if (kind === "winner-map") return mapForms(winnerMapSchema.parse(data));
  return resultForms(resultSchema.parse(data));
}
