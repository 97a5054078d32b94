import { type WhatIfResult, whatIfResultSchema } from "../../analysis/what-if/what-if-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { costDifferences } from "../charts/cost-differences.ts";
import { differenceColumns, differenceValues, lonelyValues } from "../compared/difference-csv.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { type CsvValue, tidyCsv } from "../tidy-csv.ts";
import { changeLabel } from "./change-label.ts";
import { composeWhatIf } from "./compose-what-if.ts";

/** The answer of what-if in its forms; the table has a row per change, candidate and metric. */
export function whatIfForms(answer: WhatIfResult): AnswerForms {
  const charts = () => [costDifferences(answer)].filter((chart) => chart !== null);
  return {
    text: (options) => documentText(composeWhatIf(answer), options),
    json: () => jsonOf(whatIfResultSchema, answer),
    markdown: (options = {}) => documentMarkdown(composeWhatIf(answer), { ...options, charts }),
    csv: () => whatIfCsv(answer),
    charts,
  };
}

function whatIfCsv({ changes }: WhatIfResult): string {
  const rows = changes.flatMap((change) => {
    const set = changeLabel({ ...change, together: false });
    return changeRows(change).map((row) => [set, change.together, ...row]);
  });
  return tidyCsv(["set", "together", ...differenceColumns], rows);
}

function changeRows({ result, differences }: WhatIfResult["changes"][number]): readonly (readonly CsvValue[])[] {
  return result.candidates.flatMap(({ name, eligible }) => {
    const own = differences.filter(({ candidate }) => candidate === name);
    if (own.length > 0) return own.map(differenceValues);
    return [lonelyValues(name, eligible ? "simulated in after" : "not eligible")];
  });
}
