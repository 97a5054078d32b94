import type { CandidateResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates, ineligibleCandidates } from "../candidates.ts";
import type { Cell, Row, Table } from "../document.ts";
import { formatEstimate } from "../format-estimate.ts";
import { limitInBrief, nearestLimit, standing } from "../sentences/candidate-sentences.ts";

/** Up to so many candidates have a sentence each; of more a table is easier to compare. */
export const mostSentences = 4;

/** The candidates as a table, the cheapest acceptable first; those that are not acceptable and cannot serve come last. */
export function ranking(result: Result): Table {
  const ranked = [...eligibleCandidates(result)].sort(byAcceptanceAndCost);
  const rows: Row[] = ranked.map((candidate) => [
    { text: candidate.name, tone: candidate.name === result.verdict.best ? "strong" : "plain" },
    formatEstimate(candidate.cost.monthly),
    formatEstimate(candidate.latency.p50),
    formatEstimate(candidate.latency.p99),
    standingCell(candidate),
    limitInBrief(nearestLimit(candidate)),
  ]);
  for (const { name, ineligibleBecause } of ineligibleCandidates(result)) {
    rows.push([
      name,
      "",
      "",
      "",
      { text: `cannot serve this workload: ${ineligibleBecause.join("; ")}`, tone: "bad" },
      "",
    ]);
  }
  return {
    columns: [
      { title: "Candidate", align: "left", wraps: true },
      { title: "USD/month", align: "left" },
      { title: "p50, ms", align: "left" },
      { title: "p99, ms", align: "left" },
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

function byAcceptanceAndCost(a: CandidateResult, b: CandidateResult): number {
  const group = ({ acceptable }: CandidateResult) => (acceptable ? 0 : 1);
  const cost = ({ cost: { monthly } }: CandidateResult) => monthly.mean ?? Number.MAX_VALUE;
  return group(a) - group(b) || cost(a) - cost(b);
}
