import type { Result } from "../analysis/result.ts";
import type { AnswerForms } from "./answer-forms.ts";
import { charts } from "./charts/charts.ts";
import { html } from "./html/html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

/** The answer of `run` and `break-even` in its forms. */
export function resultForms(result: Result): AnswerForms {
  return {
    text: (options) => text(result, options),
    json: () => json(result),
    markdown: (options) => markdown(result, options),
    html: (parts) => html(result, parts),
    junit: () => junit(result),
    charts: () => charts(result),
  };
}
