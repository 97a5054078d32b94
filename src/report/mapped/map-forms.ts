import { type WinnerMap, winnerMapSchema } from "../../analysis/winner-map/winner-map-result.ts";
import type { AnswerForms } from "../answer-forms.ts";
import { winnerMapChart } from "../charts/winner-map.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";
import { documentHtml } from "../html/document-html.ts";
import { jsonOf } from "../json.ts";
import { documentMarkdown } from "../markdown.ts";
import { documentText } from "../text.ts";
import { mapDocument } from "./map-document.ts";

/** A map of winners in its forms; the table has a row for each cell. */
export function mapForms(map: WinnerMap): AnswerForms {
  const charts = () => [winnerMapChart(map)].filter((chart) => chart !== null);
  return {
    text: (options) => documentText(mapDocument(map), options),
    json: () => jsonOf(winnerMapSchema, map),
    markdown: (options = {}) => documentMarkdown(mapDocument(map), { ...options, charts }),
    html: (parts) => documentHtml(mapDocument(map), { title: map.scenario.name, charts: charts(), answer: map, parts }),
    csv: () => mapCsv(map),
    charts,
  };
}

interface MapCell {
  readonly rate: number;
  readonly value: string;
  readonly best: string | null;
  readonly cannotTell: boolean;
}

function mapCsv({ axes, rows }: WinnerMap): string {
  const columns: readonly CsvColumn<MapCell>[] = [
    { name: "rate_per_second", value: ({ rate }) => rate },
    { name: axes.other.path, value: ({ value }) => value },
    { name: "best", value: ({ best }) => best },
    { name: "cannot_tell", value: ({ cannotTell }) => cannotTell },
  ];
  const cells = rows.flatMap(({ value, best, cannotTell }) =>
    axes.rate.values.map((rate, index) => ({
      rate,
      value,
      best: best[index] ?? null,
      cannotTell: cannotTell[index] ?? false,
    })),
  );
  return csvText(columns, cells);
}
