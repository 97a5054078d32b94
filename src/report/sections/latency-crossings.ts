import { mostComparedByLatency } from "../../analysis/break-even/latency-crossings.ts";
import type { Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Block, Row } from "../document.ts";
import type { Findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { mostInOwnOrder } from "../reading-order.ts";

/** Where the faster of two candidates changes: sentences, or of many candidates a table of the foremost. */
export function latencyCrossings(result: Result, { latencyCrossings: sentences }: Findings): readonly Block[] {
  const { breakEven, candidates } = result;
  if (breakEven === undefined || sentences.length === 0) return [];
  if (candidates.length <= mostInOwnOrder) return [{ kind: "list", items: sentences }];
  const rows = breakEven.latencyCrossings.map(({ percentile, at, fasterBelow, fasterAbove }): Row => {
    return [formatNumber(at.mean), percentile, fasterBelow, fasterAbove];
  });
  const columns = [
    { title: breakEven.unit, align: "right" as const },
    { title: "latency", align: "left" as const },
    { title: "faster below", align: "left" as const, wraps: true },
    { title: "faster above", align: "left" as const, wraps: true },
  ];
  const isAll = eligibleCandidates(result).length <= mostComparedByLatency;
  const told = isAll
    ? "Rates at which two candidates are equally fast:"
    : `Rates at which two of the ${mostComparedByLatency} foremost candidates are equally fast:`;
  return [
    { kind: "paragraph", text: { text: told, tone: "quiet" } },
    ...(rows.length === 0 ? [] : [{ kind: "table", table: { columns, rows } } as const]),
  ];
}
