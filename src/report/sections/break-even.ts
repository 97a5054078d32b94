import type { BreakEvenResult, Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Block, Cell, Section } from "../document.ts";
import type { Findings } from "../findings.ts";
import { growingFleets } from "../fleets.ts";
import { formatNumber } from "../format-estimate.ts";
import { inReadingOrder } from "../reading-order.ts";
import { crossingsTable } from "./crossings-table.ts";
import { inTables, mostColumns } from "./in-tables.ts";
import { latencyCrossings } from "./latency-crossings.ts";

/** Where the answer changes with the rate, where each candidate is acceptable, and the curve in a few rows. */
export function breakEven(result: Result, findings: Findings): Section | null {
  const { breakEven } = result;
  if (breakEven === undefined) return null;
  const blocks: Block[] = [
    ...(breakEven.crossings.length > mostSentences
      ? [
          { kind: "list" as const, items: findings.mainCrossings },
          { kind: "table" as const, table: crossingsTable(breakEven) },
        ]
      : [{ kind: "list" as const, items: findings.crossings }]),
    { kind: "list", items: findings.acceptable },
  ];
  blocks.push(...latencyCrossings(result, findings));
  if (breakEven.curve.length > 0) {
    const growing = growingFleets(result);
    blocks.push(...curveTables(result, breakEven, growing), {
      kind: "paragraph",
      text: { text: curveWords(growing, breakEven.axis), tone: "quiet" },
    });
  }
  return { title: "Break-even", blocks };
}

function curveWords(growing: readonly string[], axis: string): string {
  const instances = growing.length === 0 ? "" : "; x n is a fleet of n instances on average";
  return `USD/month and p99 at each ${axis === "rate" ? "rate" : "value"}${instances}; * marks the cheapest acceptable candidate`;
}

const mostRows = 9;
/** More crossings than these are shown as a table. */
const mostSentences = 3;

/** All candidates in one table; of many some in each, in the order in which they are told. */
function curveTables(result: Result, breakEven: BreakEvenResult, growing: readonly string[]): readonly Block[] {
  const all = Object.keys(breakEven.curve[0]?.candidates ?? {});
  if (all.length <= mostColumns) return [{ kind: "table", table: curveTable(breakEven, all, growing) }];
  const told = inReadingOrder(result)
    .map(({ name }) => name)
    .filter((name) => all.includes(name));
  return inTables(told).map((names) => ({ kind: "table", table: curveTable(breakEven, names, growing) }));
}

function curveTable(breakEven: BreakEvenResult, names: readonly string[], growing: readonly string[]) {
  const rows = spreadOver(breakEven.curve).map(({ rate, candidates }): Cell[] => {
    const acceptable = Object.keys(candidates).filter((name) => candidates[name]?.acceptable === true);
    const cheapest = acceptable.reduce<string | null>(
      (best, name) => (best === null || candidates[name]!.monthly < candidates[best]!.monthly ? name : best),
      null,
    );
    return [
      formatNumber(rate),
      ...names.map((name) =>
        curveCell(candidates[name], { isCheapest: name === cheapest, isFleet: growing.includes(name) }),
      ),
    ];
  });
  return {
    columns: [
      { title: breakEven.unit === "" ? breakEven.axis : breakEven.unit, align: "right" as const },
      ...names.map((name) => ({ title: name, align: "right" as const })),
    ],
    rows,
  };
}

function curveCell(
  point: BreakEvenResult["curve"][number]["candidates"][string] | undefined,
  { isCheapest, isFleet }: { readonly isCheapest: boolean; readonly isFleet: boolean },
): Cell {
  if (point === undefined) return "";
  const p99 = point.p99 === null ? "" : `, ${formatNumber(point.p99)} ms`;
  const instances = isFleet ? `, x ${formatNumber(point.instances)}` : "";
  const text = `${formatSignificant(point.monthly)}${p99}${instances}`;
  if (!point.acceptable) return { text: `${text}, not acceptable`, tone: "quiet" };
  return isCheapest ? { text: `${text} *`, tone: "good" } : text;
}

type CurvePoint = BreakEvenResult["curve"][number];

/** The points nearest to rates that are evenly spread over the log axis, from the first to the last. */
function spreadOver(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const [from, to] = [Math.log(curve[0]!.rate), Math.log(curve.at(-1)!.rate)];
  const wanted = Array.from({ length: mostRows }, (_, i) => from + (i * (to - from)) / (mostRows - 1));
  const distance = (point: CurvePoint, at: number) => Math.abs(Math.log(point.rate) - at);
  const nearest = wanted.map((at) =>
    curve.reduce((best, point) => (distance(point, at) < distance(best, at) ? point : best)),
  );
  return [...new Set(nearest)];
}
