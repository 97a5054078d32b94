import { type Comparison, comparisonSchema } from "../../analysis/compare/comparison.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { csvText } from "../csv-text.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { composeComparison } from "./compose-comparison.ts";
import { differenceColumns, differenceRows } from "./difference-columns.ts";

/** What changed between two results, in its forms; the table has a row per candidate and metric. */
export function comparisonForms(comparison: Comparison): AnswerForms {
  return {
    text: (options) => documentText(composeComparison(comparison), options),
    json: () => jsonOf(comparisonSchema, comparison),
    markdown: (options = {}) => documentMarkdown(composeComparison(comparison), { ...options, charts: () => [] }),
    html: (parts) =>
      documentHtml(composeComparison(comparison), {
        title: titleOf(comparison),
        charts: [],
        answer: comparison,
        parts,
      }),
    csv: () => comparisonCsv(comparison),
    charts: () => [],
  };
}

function comparisonCsv({ candidates }: Comparison): string {
  const rows = candidates.flatMap(({ name, in: side, differences }) =>
    differenceRows(name, differences, `simulated in ${side}`),
  );
  return csvText(differenceColumns, rows);
}

function titleOf({ before, after }: Comparison): string {
  const names = before.name === after.name ? before.name : `${before.name}, ${after.name}`;
  return `${names}: what changed`;
}
