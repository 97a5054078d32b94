import type { Result } from "../analysis/result.ts";
import type { AnswerForms } from "./answer-forms.ts";
import { charts } from "./charts/charts.ts";
import { pullRequestComment } from "./comment/pull-request-comment.ts";
import { decisionRecord } from "./decision-record/decision-record.ts";
import { html } from "./html/html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";
import { resultCsv } from "./tidy/result-csv.ts";

/** The answer of `run` and `break-even` in its forms. */
export function resultForms(result: Result): AnswerForms {
  return {
    text: (options) => text(result, options),
    json: () => json(result),
    markdown: (options) => markdown(result, options),
    html: (parts) => html(result, parts),
    csv: () => resultCsv(result),
    madr: () => decisionRecord(result),
    comment: () => pullRequestComment(result),
    junit: () => junit(result),
    charts: () => charts(result),
  };
}
