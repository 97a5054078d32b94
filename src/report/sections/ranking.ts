import type { CandidateResult, Result } from "../../analysis/result.ts";
import { ineligibleCandidates } from "../candidates.ts";
import type { Cell, Row, Table } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { ranked } from "../reading-order.ts";
import { limitInBrief, nearestLimit, standing } from "../sentences/candidate-sentences.ts";

/** The candidates as a table, the cheapest acceptable first; those that are not acceptable and cannot serve come last. */
export function ranking(result: Result): Table {
  const rows: Row[] = ranked(result).map((candidate) => [
    { text: candidate.name, tone: candidate.name === result.verdict.best ? "strong" : "plain" },
    formatEstimate(candidate.cost.monthly),
    // Their intervals stand side by side with everything else.
    formatNumber(candidate.latency.p50.mean),
    formatNumber(candidate.latency.p99.mean),
    standingCell(candidate),
    limitInBrief(nearestLimit(candidate)),
  ]);
  // Why stands among the warnings, where there is room for it.
  for (const { name } of ineligibleCandidates(result)) {
    rows.push([name, "", "", "", { text: "cannot serve this workload", tone: "bad" }, ""]);
  }
  return {
    columns: [
      { title: "Candidate", align: "left", wraps: true },
      { title: "USD/month", align: "left" },
      { title: "p50, ms", align: "right" },
      { title: "p99, ms", align: "right" },
      { title: "Standing", align: "left", wraps: true },
      { title: "Nearest limit", align: "left", wraps: true },
    ],
    rows,
  };
}

function standingCell(candidate: CandidateResult): Cell {
  const text = standing(candidate);
  return candidate.acceptable ? { text, tone: "good" } : { text, tone: "bad" };
}
