import type { AnswerForms, FormName } from "../report/answer-forms.ts";
import { plainWidth } from "./output-files.ts";
import { renderForm } from "./render-form.ts";

/** An answer in one form for standard output; text fits the terminal. */
export function renderForms(forms: AnswerForms, form: FormName): Promise<string> {
  const { isTTY, columns } = process.stdout;
  const color = isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return renderForm(forms, form, { text: { color, width: isTTY === true ? columns : plainWidth } });
}
