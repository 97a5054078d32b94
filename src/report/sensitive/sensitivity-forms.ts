import { type SensitivityResult, sensitivityResultSchema } from "../../analysis/sensitivity/sensitivity-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { tornado } from "../charts/tornado.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { sensitivityDocument } from "./sensitivity-document.ts";

/** The answer of sensitivity in its forms; the table has a row for each end of each input. */
export function sensitivityForms(result: SensitivityResult): AnswerForms {
  const charts = () => [tornado(result)].filter((chart) => chart !== null);
  return {
    text: (options) => documentText(sensitivityDocument(result), options),
    json: () => jsonOf(sensitivityResultSchema, result),
    markdown: (options = {}) => documentMarkdown(sensitivityDocument(result), { ...options, charts }),
    html: (parts) =>
      documentHtml(sensitivityDocument(result), {
        title: result.scenario.name,
        charts: charts(),
        answer: result,
        parts,
      }),
    csv: () =>
      csvText(
        columns,
        result.inputs.flatMap((input) => input.ends.map((end) => ({ input, end }))),
      ),
    charts,
  };
}

type EndRow = {
  readonly input: SensitivityResult["inputs"][number];
  readonly end: SensitivityResult["inputs"][number]["ends"][number];
};

const columns: readonly CsvColumn<EndRow>[] = [
  { name: "input", value: ({ input }) => input.name },
  { name: "end", value: ({ end }) => end.because },
  { name: "difference_usd", value: ({ end }) => end.difference.mean },
  { name: "difference_usd_low", value: ({ end }) => end.difference.low },
  { name: "difference_usd_high", value: ({ end }) => end.difference.high },
  { name: "best", value: ({ end }) => end.best },
  { name: "swing_usd", value: ({ input }) => input.swing },
  { name: "flips_at", value: ({ input }) => input.flips.map(({ value }) => value).join("; ") },
  { name: "flips_to", value: ({ input }) => input.flips.map(({ best }) => best ?? "none").join("; ") },
];
