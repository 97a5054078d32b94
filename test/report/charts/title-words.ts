import type { ChartDescription } from "../../../src/report/charts/chart-description.ts";

type Words = string | ((drawn: { readonly chart: { readonly width: number } }) => readonly string[]);

/** The lines of a chart's title or of the note under it, where the chart is so many CSS pixels wide. */
export function titleLines({ config }: ChartDescription, part: "title" | "subtitle", width: number): readonly string[] {
  const { text } = (config.options.plugins as Record<typeof part, { readonly text: Words }>)[part];
  return typeof text === "string" ? [text] : text({ chart: { width } });
}

/** The note under a chart's title, however many lines it takes. */
export function noteOf(chart: ChartDescription): string {
  return titleLines(chart, "subtitle", chart.width).join(" ");
}
