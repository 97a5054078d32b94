import type { ChartDescription } from "../report/charts/chart-description.ts";
import { chartCsv } from "./chart-csv.ts";
import { copyButton } from "./copy-button.ts";
import { drawChart } from "./draw-chart.ts";
import { placeReadout } from "./place-readout.ts";

/** CSS pixels: on a narrower page a chart scrolls in its own box, on a wider one it grows no more. */
const narrowest = 640;
const widest = 980;

/** A chart and where the page shows it. */
export interface ShownChart {
  readonly figure: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly chart: ChartDescription;
}

/** What all charts of a page are drawn by. */
export interface BoardState {
  readonly isDark: () => boolean;
  readonly isFaded: (name: string) => boolean;
}

/** Layout of one chart in CSS pixels, and the width it is shown with. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly shownWidth: number;
  readonly density: number;
}

/** The figures of the page with the charts that belong to them, each with a button to copy its figures. */
export function shownCharts(charts: readonly ChartDescription[]): readonly ShownChart[] {
  return [...document.querySelectorAll<HTMLElement>("figure[data-chart]")].flatMap((figure) => {
    const chart = charts.find(({ name }) => name === figure.dataset.chart);
    const canvas = figure.querySelector("canvas");
    if (chart === undefined || canvas === null) return [];
    figure.classList.add("drawn");
    const csv = chartCsv(chart);
    if (csv === null) figure.append(placeReadout(canvas));
    else figure.append(copyButton("Copy figures as CSV", chart.title, () => csv));
    return [{ figure, canvas, chart }];
  });
}

/** As wide as its box, within what its words can bear, and as high as it was described. */
export function screenLayout({ figure, chart }: ShownChart): Layout {
  const width = Math.min(widest, Math.max(narrowest, Math.floor(figure.clientWidth)));
  return { width, height: chart.height, shownWidth: width, density: Math.max(1, window.devicePixelRatio) };
}

/** Draws one chart; where that fails, the page says in words what it shows. */
export function drawShown({ canvas, chart, figure }: ShownChart, layout: Layout, state: BoardState): void {
  try {
    drawChart(canvas, chart, { ...layout, ...state });
  } catch (error) {
    console.error(error);
    const words = document.createElement("p");
    words.textContent = chart.alt;
    figure.replaceChildren(words);
  }
}
