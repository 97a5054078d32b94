import { savedCharts } from "../report/saved-charts.ts";
import { candidateNames } from "./candidate-names.ts";
import { candidateSwitch } from "./candidate-switch.ts";
import { type BoardState, drawShown, screenLayout, shownCharts } from "./chart-board.ts";
import { choiceNote } from "./choice-note.ts";
import { colourSchemeSwitch } from "./colour-scheme.ts";
import { copyButton } from "./copy-button.ts";
import { printing } from "./print.ts";
import { readAnswer } from "./read-answer.ts";
import { followScrolling } from "./scroll-boxes.ts";
import { showCandidate } from "./show-candidate.ts";
import { makeSortable } from "./sort-table.ts";
import { tableCsv } from "./table-csv.ts";

/** Brings a page to life: charts, sortable tables, what to show and in which colours. */
function start(): void {
  const answer = readAnswer();
  const names = candidateNames(answer);
  const charts = shownCharts(savedCharts(answer));
  const report = document.getElementById("report") ?? document.body;
  let chosen: string | null = null;

  const draw = () => {
    if (isPrinting()) return;
    for (const shown of charts) drawShown(shown, screenLayout(shown), state);
    followScrolling(report);
  };
  const scheme = colourSchemeSwitch(draw);
  const state: BoardState = {
    isDark: () => !isPrinting() && scheme.isDark(),
    isFaded: (name) => chosen !== null && name !== chosen && names.includes(name),
  };
  const isPrinting = printing(charts, state, draw);
  const note = choiceNote(report);
  note(null);
  const choice = candidateSwitch(names, (name) => {
    chosen = name;
    note(name);
    showCandidate(report, names, chosen);
    draw();
  });

  for (const table of report.querySelectorAll("table")) {
    makeSortable(table);
    const label = table.getAttribute("aria-label") ?? "";
    table.closest(".table-box")?.append(copyButton("Copy as CSV", label, () => tableCsv(table)));
  }
  document.querySelector(".controls")?.append(...(choice === null ? [] : [choice]), scheme.element);
  foldContents();
  draw();
  whenWidthChanges(report, draw);
}

/** On a narrow page the contents would push the verdict out of sight. */
function foldContents(): void {
  const contents = document.querySelector<HTMLDetailsElement>(".contents details");
  if (contents !== null && window.matchMedia("(max-width: 74.99rem)").matches) contents.open = false;
}

function whenWidthChanges(element: HTMLElement, act: () => void): void {
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    requestAnimationFrame(act);
  }).observe(element);
}

start();
