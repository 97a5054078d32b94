import type { Result } from "../../analysis/result.ts";
import type { Block, Row } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { foremost, mostInOwnOrder } from "../reading-order.ts";

/** Of many candidates only these are compared: those that have a colour in the pictures. */
const mostCompared = 7;

/** Where the faster of two candidates changes: sentences, or of many candidates a table of the foremost. */
export function latencyCrossings(result: Result, { latencyCrossings: sentences }: Findings): readonly Block[] {
  const { breakEven, candidates } = result;
  if (breakEven === undefined || sentences.length === 0) return [];
  if (candidates.length <= mostInOwnOrder) return [{ kind: "list", items: sentences }];
  const compared = foremost(result, mostCompared);
  const shown = breakEven.latencyCrossings.filter(
    ({ fasterBelow, fasterAbove }) => compared.has(fasterBelow) && compared.has(fasterAbove),
  );
  const rows = shown.map(({ percentile, at, fasterBelow, fasterAbove }): Row => {
    return [formatNumber(at.mean), percentile, fasterBelow, fasterAbove];
  });
  const columns = [
    { title: breakEven.unit, align: "right" as const },
    { title: "latency", align: "left" as const },
    { title: "faster below", align: "left" as const, wraps: true },
    { title: "faster above", align: "left" as const, wraps: true },
  ];
  const left = breakEven.latencyCrossings.length - shown.length;
  const others = `Rates at which two of the ${compared.size} foremost candidates are equally fast; ${left} more among the others are in the JSON.`;
  const told = left === 0 ? "Rates at which two candidates are equally fast:" : others;
  return [
    { kind: "paragraph", text: { text: told, tone: "quiet" } },
    ...(rows.length === 0 ? [] : [{ kind: "table", table: { columns, rows } } as const]),
  ];
}
