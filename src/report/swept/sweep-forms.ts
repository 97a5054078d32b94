import { type SweepResult, sweepResultSchema } from "../../analysis/sweep/sweep-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { sweepCharts } from "./charts/sweep-charts.ts";
import { sweepCsv } from "./sweep-csv.ts";
import { sweepDocument } from "./sweep-document.ts";

/** The answer of `sweep` in its forms. */
export function sweepForms(sweep: SweepResult): AnswerForms {
  return {
    text: (options) => documentText(sweepDocument(sweep), options),
    json: () => jsonOf(sweepResultSchema, sweep),
    markdown: (options) => documentMarkdown(sweepDocument(sweep), { ...options, charts: () => sweepCharts(sweep) }),
    html: (parts) =>
      documentHtml(sweepDocument(sweep), {
        title: sweep.scenario.name,
        charts: sweepCharts(sweep),
        answer: sweep,
        parts,
      }),
    csv: () => sweepCsv(sweep),
    charts: () => sweepCharts(sweep),
  };
}
