import { printedPage } from "../report/html/styles/print-styles.ts";
import { type BoardState, drawShown, type Layout, type ShownChart } from "./chart-board.ts";
import { fittedLayouts } from "./fit-page.ts";

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
  const pageOne = document.querySelector<HTMLElement>(".page-one");
  const first = charts.filter(({ figure }) => pageOne?.contains(figure) === true);
  if (pageOne === null || first.length === 0) return;
  const top = pageOne.closest("main")?.getBoundingClientRect().top ?? 0;
  const layouts = fittedLayouts(
    first.map((shown) => ({ ...paperLayout(shown), isRigid: isRigid(shown) })),
    pageOne.getBoundingClientRect().bottom - top - page.height,
  );
  for (const [place, shown] of first.entries()) drawShown(shown, { ...layouts[place]!, density }, state);
}

/** Laid out as it was described and shrunk to the paper, further where it would be higher than a sheet. */
function paperLayout({ chart }: ShownChart): Layout {
  const { width, height } = chart;
  const shownWidth = Math.min(page.width, width, (0.94 * page.height * width) / height);
  return { width, height, shownWidth, density };
}

/** More lines than these have their names one under the other all along the chart. */
const mostLines = 7;

/** Bars of a tornado have no lines, and a chart of many lines no height to give up. */
function isRigid({ chart }: ShownChart): boolean {
  const names = new Set(chart.config.data.datasets.map(({ label }) => label));
  return names.size === 0 || names.size > mostLines;
}
