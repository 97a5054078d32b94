import type { SweepCell, SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { Block, Cell, Section, Table } from "../../document.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { cellsAlong } from "../sweep-sentences.ts";
import { answerInWords, answerOf, sweptIn, sweptNames } from "../swept-candidates.ts";
import { axisName, axisTitle, evenly, pointName } from "../swept-points.ts";

/** Rows of all tables together; the CSV has every one. Many candidates spread over several tables with the same rows. */
const mostRows = 40;
const mostCosts = 160;

/** One axis, or one at a time: each value with every candidate's cost and tail. */
export function pointTables(sweep: SweepResult): Section {
  const { axes } = sweep;
  const rows = Math.min(mostRows, Math.floor(mostCosts / sweptNames(sweep).length));
  const most = Math.max(3, Math.floor(rows / axes.length));
  const blocks = axes.flatMap((axis, i): Block[] => {
    const cells = cellsAlong(sweep.cells, i);
    const shown = evenly(cells.length, most).map((place) => cells[place]!);
    const title: Block[] = axes.length === 1 ? [] : [{ kind: "subtitle", text: axisName(axis) }];
    const table = pointTable(sweep, i, shown);
    return [...title, { kind: "table", table }, ...leftOutNote(shown.length, cells.length), figureOf(axes.length, i)];
  });
  return { title: "By value", blocks: [...blocks, ...failsNote(sweep)] };
}

/** The name of the picture of an axis. */
export function axisFigure(axes: number, index: number): string {
  return axes === 1 ? "sweep" : `sweep-${index + 1}`;
}

function figureOf(axes: number, index: number): Block {
  return { kind: "figure", name: axisFigure(axes, index) };
}

/** What "(fails)" and "(not decided)" mean, where they are said. */
function failsNote({ cells }: SweepResult): readonly Block[] {
  const unacceptable = cells.flatMap(({ candidates }) => candidates.filter((one) => one.eligible && !one.acceptable));
  const isUndecided = (one: (typeof unacceptable)[number]) => one.eligible && one.undecided;
  const notes = [
    ...(unacceptable.every(isUndecided)
      ? []
      : ["(fails): not acceptable there; an objective is missed, or too little completed."]),
    ...(unacceptable.some(isUndecided)
      ? ["(not decided): too few requests inform an objective; the warnings say what settles it."]
      : []),
  ];
  return notes.map((text): Block => ({ kind: "paragraph", text: { text, tone: "quiet" } }));
}

/** That a table shows some of its values only. */
export function leftOutNote(shown: number, all: number): readonly Block[] {
  if (shown >= all) return [];
  const text = `${shown} of ${all} values are shown, evenly spread; --format csv and --format json have all.`;
  return [{ kind: "paragraph", text: { text, tone: "quiet" } }];
}

function pointTable(sweep: SweepResult, axis: number, cells: readonly SweepCell[]): Table {
  const names = sweptNames(sweep);
  const rows = cells.map((cell): Cell[] => [
    pointName(sweep.axes[axis]!, cell.points[axis] ?? 0),
    ...(names.length === 1 ? [] : [answerCell(cell)]),
    ...names.flatMap((name) => [costCell(cell, name), tailCell(cell, name)]),
  ]);
  const column = (title: string) => ({ title, align: "left" as const });
  return {
    columns: [
      column(axisTitle(sweep.axes[axis]!)),
      ...(names.length === 1 ? [] : [column("cheapest acceptable")]),
      ...names.flatMap((name) => [column(`${name}, USD/month`), column(`${name}, p99 ms`)]),
    ],
    rows,
  };
}

/** Who wins a cell. */
function answerCell(cell: SweepCell): Cell {
  const answer = answerOf(cell);
  const text = answerInWords(answer);
  if (answer.kind === "none") return { text, tone: "bad" };
  return answer.kind === "best" ? text : { text, tone: "caution" };
}

function costCell(cell: SweepCell, name: string): Cell {
  const found = sweptIn(cell, name);
  if (found === null) return { text: "left out", tone: "quiet" };
  const cost = formatEstimate(found.cost.monthly);
  if (found.undecided) return { text: `${cost} (not decided)`, tone: "caution" };
  return found.acceptable ? cost : { text: `${cost} (fails)`, tone: "bad" };
}

function tailCell(cell: SweepCell, name: string): Cell {
  const found = sweptIn(cell, name);
  return found === null ? "" : formatEstimate(found.latency.p99);
}
