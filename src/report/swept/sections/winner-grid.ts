import type { SweepCell, SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { Block, Cell, Section } from "../../document.ts";
import { formatNumber } from "../../format-estimate.ts";
import { answerInWords, answerOf, sweptIn } from "../swept-candidates.ts";
import { axisName, evenly, pointName } from "../swept-points.ts";

const mostRows = 40;
const mostColumns = 12;

/** Two axes: the first downwards, the second across; in each place the cheapest acceptable candidate and its cost. */
export function winnerGrid(sweep: SweepResult): Section {
  const [down, across] = sweep.axes as [SweepResult["axes"][number], SweepResult["axes"][number]];
  const cells = new Map(sweep.cells.map((cell) => [cell.points.join(" "), cell]));
  const rows = evenly(down.points.length, mostRows);
  const columns = evenly(across.points.length, mostColumns);
  const isWhole = rows.length === down.points.length && columns.length === across.points.length;
  const words = `${axisName(down)} downwards, ${axisName(across)} across: the cheapest acceptable candidate, USD/month.`;
  const shown = `${rows.length} x ${columns.length} of ${down.points.length} x ${across.points.length} values are shown, evenly spread; --format csv and --format json have all.`;
  const blocks: Block[] = [
    { kind: "paragraph", text: words },
    {
      kind: "table",
      table: {
        columns: ["", ...columns.map((place) => pointName(across, place))].map((title) => ({ title, align: "left" })),
        rows: rows.map((row) => [
          pointName(down, row),
          ...columns.map((column) => gridCell(cells.get(`${row} ${column}`))),
        ]),
      },
    },
  ];
  if (!isWhole) blocks.push({ kind: "paragraph", text: { text: shown, tone: "quiet" } });
  return { title: "Who is cheapest where", blocks };
}

function gridCell(cell: SweepCell | undefined): Cell {
  if (cell === undefined) return "";
  const answer = answerOf(cell);
  if (answer.kind === "none") return { text: answerInWords(answer), tone: "bad" };
  if (answer.kind === "not decided") return { text: answerInWords(answer), tone: "caution" };
  const cost = sweptIn(cell, answer.name)?.cost.monthly.mean ?? null;
  const text = `${answerInWords(answer)} ${formatNumber(cost)}`;
  return answer.kind === "best" ? text : { text, tone: "caution" };
}
