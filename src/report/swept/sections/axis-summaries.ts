import type { SweepCell, SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { Block, Cell, Section } from "../../document.ts";
import { formatNumber } from "../../format-estimate.ts";
import { answerOf, type CellAnswer, sweptIn, sweptNames } from "../swept-candidates.ts";
import { axisName, axisTitle, evenly, pointName } from "../swept-points.ts";
import { leftOutNote } from "./point-tables.ts";

const mostRows = 40;

/** More than two axes: for each value of each, how often which candidate is the cheapest over all the others' values. */
export function axisSummaries(sweep: SweepResult): Section {
  const { axes, cells } = sweep;
  const names = sweptNames(sweep);
  const most = Math.max(3, Math.floor(mostRows / axes.length));
  const kinds = shownKinds(cells);
  const titles = [...names.map((name) => `${name} cheapest`), ...kinds.map((kind) => titleOf[kind]), "best USD/month"];
  const blocks = axes.flatMap((axis, i): Block[] => {
    const shown = evenly(axis.points.length, most);
    const rows = shown.map((place): Cell[] => {
      const inPlace = cells.filter(({ points }) => points[i] === place);
      return [pointName(axis, place), ...countsOf(inPlace, names, kinds), costsOf(inPlace)];
    });
    const columns = [axisTitle(axis), ...titles].map((title) => ({ title, align: "left" as const }));
    const subtitle: Block = { kind: "subtitle", text: axisName(axis) };
    return [subtitle, { kind: "table", table: { columns, rows } }, ...leftOutNote(shown.length, axis.points.length)];
  });
  const words =
    "Cells in which each candidate is the cheapest acceptable one, by the value of each axis; --format csv and --format json have every cell.";
  return { title: "By axis", blocks: [{ kind: "paragraph", text: words }, ...blocks] };
}

type OtherKind = Exclude<CellAnswer["kind"], "best">;

const titleOf: Readonly<Record<OtherKind, string>> = {
  "cannot tell": "cannot tell",
  "not decided": "not decided",
  none: "none acceptable",
};

/** What else than a clear winner a cell may have; "not decided" only where any cell is. */
function shownKinds(cells: readonly SweepCell[]): readonly OtherKind[] {
  const isAnyOpen = cells.some((cell) => answerOf(cell).kind === "not decided");
  return isAnyOpen ? ["cannot tell", "not decided", "none"] : ["cannot tell", "none"];
}

function countsOf(cells: readonly SweepCell[], names: readonly string[], kinds: readonly OtherKind[]): readonly Cell[] {
  const answers = cells.map(answerOf);
  const shown = (count: number) => `${count} of ${cells.length}`;
  return [
    ...names.map((name) => shown(answers.filter((answer) => answer.kind === "best" && answer.name === name).length)),
    ...kinds.map((wanted): Cell => {
      const count = answers.filter(({ kind }) => kind === wanted).length;
      return count === 0 ? "0" : { text: shown(count), tone: wanted === "none" ? "bad" : "caution" };
    }),
  ];
}

/** What the best candidate costs, at the least and at the most. */
function costsOf(cells: readonly SweepCell[]): string {
  const costs = cells.flatMap((cell) => {
    const { best } = cell.verdict;
    const cost = best === null ? null : (sweptIn(cell, best)?.cost.monthly.mean ?? null);
    return cost === null ? [] : [cost];
  });
  if (costs.length === 0) return "";
  const [least, most] = [formatNumber(Math.min(...costs)), formatNumber(Math.max(...costs))];
  return least === most ? least : `${least} to ${most}`;
}
