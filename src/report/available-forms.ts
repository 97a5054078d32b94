import type { AnswerForms, FormName } from "./answer-forms.ts";

const makers: Readonly<Record<FormName, keyof AnswerForms>> = {
  text: "text",
  json: "json",
  md: "markdown",
  html: "html",
  csv: "csv",
  madr: "madr",
  comment: "comment",
  junit: "junit",
  "power-tuning": "powerTuning",
};

/** Names of the forms that this answer can be written in. */
export function availableForms(forms: AnswerForms): readonly FormName[] {
  return (Object.keys(makers) as readonly FormName[]).filter((name) => forms[makers[name]] !== undefined);
}
