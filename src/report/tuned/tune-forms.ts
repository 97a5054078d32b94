import { type TuneResult, tuneResultSchema } from "../../analysis/tune/tune-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { tuneCharts } from "../charts/tuned/tune-charts.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { tuneCsv } from "./tune-csv.ts";
import { tuneDocument } from "./tune-document.ts";

/** The answer of tune in its forms; the table has a row for each size. */
export function tuneForms(result: TuneResult): AnswerForms {
  const { powerTuning } = result;
  const charts = () => tuneCharts(result);
  return {
    text: (options) => documentText(tuneDocument(result), options),
    json: () => jsonOf(tuneResultSchema, result),
    markdown: (options = {}) => documentMarkdown(tuneDocument(result), { ...options, charts }),
    html: (parts) =>
      documentHtml(tuneDocument(result), { title: result.scenario.name, charts: charts(), answer: result, parts }),
    csv: () => tuneCsv(result),
    ...(powerTuning === null
      ? {}
      : { powerTuning: () => `${JSON.stringify({ results: powerTuning.results }, null, 2)}\n` }),
    charts,
  };
}
