import { printedPage } from "../report/html/styles/print-styles.ts";
import { type BoardState, drawShown, type Layout, type ShownChart } from "./chart-board.ts";
import { fittedLayouts, spareHeight, type WantedLayout } from "./fit-page.ts";

const pixelsPerMillimetre = 96 / 25.4;
/** Pixels for each CSS pixel: 288 dots an inch. */
const density = 3;

/** A4 inside its margins, in CSS pixels; a little is left for rounding. */
const page = {
  width: Math.floor(printedPage.width * pixelsPerMillimetre),
  height: Math.floor(printedPage.height * pixelsPerMillimetre) - 8,
} as const;

/**
 * Before the page is printed: charts in the width of the paper and always light, page one on one sheet, everything that
 * is folded open. Charts that kept the width of the window would be cut. `restore` undoes it.
 */
export function printing(charts: readonly ShownChart[], state: BoardState, restore: () => void): () => boolean {
  let isPrinting = false;
  let opened: readonly HTMLDetailsElement[] = [];
  const prepare = () => {
    if (isPrinting) return;
    isPrinting = true;
    document.documentElement.classList.add("printing");
    opened = [...document.querySelectorAll("details")].filter(({ open }) => !open);
    for (const details of opened) details.open = true;
    drawForPaper(charts, state);
  };
  const undo = () => {
    if (!isPrinting) return;
    isPrinting = false;
    document.documentElement.classList.remove("printing");
    pageOneOf()?.classList.remove("tight");
    for (const details of opened) details.open = false;
    restore();
  };
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", undo);
  // Some browsers tell of paper by this alone.
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? prepare() : undo()));
  return () => isPrinting;
}

function drawForPaper(charts: readonly ShownChart[], state: BoardState): void {
  for (const shown of charts) drawShown(shown, paperLayout(shown), state);
  const pageOne = pageOneOf();
  const first = charts.filter(({ figure }) => pageOne?.contains(figure) === true);
  if (pageOne === null || first.length === 0) return;
  const wanted = first.map((shown) => wantedLayout(shown));
  // Words close up before charts become too small to read.
  const spare = wanted.reduce((sum, layout) => sum + spareHeight(layout), 0);
  if (excessOf(pageOne) > spare) pageOne.classList.add("tight");
  const layouts = fittedLayouts(wanted, excessOf(pageOne));
  for (const [place, shown] of first.entries()) drawShown(shown, { ...layouts[place]!, density }, state);
}

/** Laid out as it was described and shrunk to the paper, further where it would be higher than a sheet. */
function paperLayout({ chart }: ShownChart): Layout {
  const { width, height } = chart;
  const shownWidth = Math.min(page.width, width, (0.94 * page.height * width) / height);
  return { width, height, shownWidth, density };
}

/** CSS pixels by which page one is longer than a sheet; negative where there is room. */
function excessOf(pageOne: HTMLElement): number {
  const top = pageOne.closest("main")?.getBoundingClientRect().top ?? 0;
  return pageOne.getBoundingClientRect().bottom - top - page.height;
}

function pageOneOf(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".page-one");
}

/** More lines than these have their names one under the other all along the chart. */
const mostLines = 7;
/** CSS pixels on paper: a chart of lines, and one with a second panel below, whose axes' titles stand end to end. */
const lowest = { single: 215, stacked: 260 } as const;

/** Bars of a tornado have no lines, and a chart of many lines no height to give up. */
function wantedLayout(shown: ShownChart): WantedLayout {
  const { data, options } = shown.chart.config;
  const layout = paperLayout(shown);
  const names = new Set(data.datasets.map(({ label }) => label));
  if (names.size === 0 || names.size > mostLines) {
    return { ...layout, lowest: (layout.height * layout.shownWidth) / layout.width };
  }
  const isStacked = Object.values(options.scales ?? {}).some(
    (scale) => (scale as { stack?: string }).stack !== undefined,
  );
  return { ...layout, lowest: isStacked ? lowest.stacked : lowest.single };
}
