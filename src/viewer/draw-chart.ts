import type { ChartConfiguration } from "chart.js";
import type { ChartDescription } from "../report/charts/chart-description.ts";
import { Chart } from "./chart-js.ts";
import { exchangeInks } from "./exchange-inks.ts";
import { fadedDatasets } from "./faded-datasets.ts";
import { hoverInteraction, hoverValues } from "./hover-values.ts";

/** How a chart is drawn this time. */
export interface Drawing {
  /** CSS pixels that the chart is laid out in. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels that it takes on the page; smaller than `width` shrinks its words too. */
  readonly shownWidth: number;
  /** Pixels of the canvas for each CSS pixel. */
  readonly density: number;
  readonly isDark: () => boolean;
  readonly isFaded: (name: string) => boolean;
}

/** Draws a description into a canvas, in place of what was there; the pure rooms say what, this says how large. */
export function drawChart(canvas: HTMLCanvasElement, chart: ChartDescription, drawing: Drawing): Chart {
  Chart.getChart(canvas)?.destroy();
  const { width, height, shownWidth, density, isDark, isFaded } = drawing;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error(`${chart.name}: this browser draws no canvas`);
  exchangeInks(context, isDark);
  canvas.removeAttribute("style");
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const drawn = new Chart(canvas, liveConfig(chart, { density, isFaded }));
  const share = shownWidth / width;
  canvas.style.width = `${width * share}px`;
  canvas.style.height = `${height * share}px`;
  return drawn;
}

/** The description's configuration for a page: a copy, since Chart.js writes into it, with values under the pointer. */
function liveConfig(
  chart: ChartDescription,
  { density, isFaded }: Pick<Drawing, "density" | "isFaded">,
): ChartConfiguration {
  const { type, data, options, plugins } = chart.config;
  const own = copyOf(options) as { readonly plugins?: object };
  return {
    type,
    data: copyOf({ ...data, datasets: fadedDatasets(data.datasets, data.labels ?? [], isFaded) }),
    options: {
      ...own,
      responsive: false,
      animation: false,
      devicePixelRatio: density,
      interaction: hoverInteraction(type),
      hover: { mode: null },
      plugins: { ...own.plugins, tooltip: hoverValues(chart) },
    },
    plugins,
  } as unknown as ChartConfiguration;
}

/** Objects and lists copied to the bottom; functions as they are. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}
