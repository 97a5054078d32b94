import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { plainWidth } from "./output-files.ts";

/** An answer in one form for standard output; text fits the terminal. */
export function renderForms(forms: AnswerForms, form: FormName): string {
  if (form === "json") return forms.json();
  if (form === "md") return forms.markdown();
  if (form === "csv") return forms.csv?.() ?? "";
  if (form === "junit") return forms.junit?.() ?? "";
  if (form === "power-tuning") return forms.powerTuning?.() ?? "";
  const { isTTY, columns } = process.stdout;
  const color = isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return forms.text({ color, width: isTTY === true ? columns : plainWidth });
}
