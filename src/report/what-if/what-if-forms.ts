import { type WhatIfResult, whatIfResultSchema } from "../../analysis/what-if/what-if-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { costDifferences } from "../charts/cost-differences.ts";
import { type DifferenceRow, differenceColumns, differenceRows } from "../compared/difference-columns.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { changeLabel } from "./change-label.ts";
import { composeWhatIf } from "./compose-what-if.ts";

/** The answer of what-if in its forms; the table has a row per change, candidate and metric. */
export function whatIfForms(answer: WhatIfResult): AnswerForms {
  const charts = () => [costDifferences(answer)].filter((chart) => chart !== null);
  return {
    text: (options) => documentText(composeWhatIf(answer), options),
    json: () => jsonOf(whatIfResultSchema, answer),
    markdown: (options = {}) => documentMarkdown(composeWhatIf(answer), { ...options, charts }),
    html: (parts) =>
      documentHtml(composeWhatIf(answer), { title: answer.baseline.scenario.name, charts: charts(), answer, parts }),
    csv: () => whatIfCsv(answer),
    charts,
  };
}

interface ChangeRow extends DifferenceRow {
  readonly set: string;
  readonly together: boolean;
}

const columns: readonly CsvColumn<ChangeRow>[] = [
  { name: "set", value: ({ set }) => set },
  { name: "together", value: ({ together }) => together },
  ...differenceColumns,
];

function whatIfCsv({ changes }: WhatIfResult): string {
  const rows = changes.flatMap((change): ChangeRow[] => {
    const { together, result, differences } = change;
    const set = changeLabel({ ...change, together: false });
    return result.candidates.flatMap(({ name, eligible }) => {
      const own = differences.filter(({ candidate }) => candidate === name);
      const why = eligible ? "not eligible before" : "not eligible";
      return differenceRows(name, own, why).map((row) => ({ ...row, set, together }));
    });
  });
  return csvText(columns, rows);
}
