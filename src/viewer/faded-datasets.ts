import type { Dataset } from "../report/charts/chart-description.ts";
import { fainter } from "./ink-exchange.ts";

/** What is left of the colour of what is not chosen. */
const remainder = 0.18;
const inks = ["borderColor", "backgroundColor", "pointBackgroundColor", "pointBorderColor"] as const;

/**
 * Lines and bars of all candidates but the chosen one, paler: a line is a candidate's by its label, a bar by the label of
 * its place. Those that are no candidate's stay as they are.
 */
export function fadedDatasets(
  datasets: readonly Dataset[],
  labels: readonly string[],
  isFaded: (name: string) => boolean,
): readonly Dataset[] {
  const fadesBars = labels.some(isFaded);
  return datasets.map((dataset) => {
    if (fadesBars) return { ...dataset, backgroundColor: labels.map((name) => barInk(dataset, isFaded(name))) };
    return isFaded(dataset.label) ? { ...dataset, ...palerInks(dataset) } : dataset;
  });
}

function barInk({ backgroundColor }: Dataset, isPale: boolean): unknown {
  return isPale && typeof backgroundColor === "string" ? fainter(backgroundColor, remainder) : backgroundColor;
}

function palerInks(dataset: Dataset): Readonly<Record<string, string>> {
  const found = inks.flatMap((key) => {
    const color = dataset[key];
    return typeof color === "string" ? [[key, fainter(color, remainder)] as const] : [];
  });
  return Object.fromEntries(found);
}
