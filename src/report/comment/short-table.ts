import type { CandidateResult, Result } from "../../analysis/result.ts";
import { ineligibleCandidates } from "../candidates.ts";
import type { Cell, Row, Table } from "../document.ts";
import { formatEstimate, formatNumber } from "../format-estimate.ts";
import { foremost, inReadingOrder } from "../reading-order.ts";
import { standing } from "../sentences/candidate-sentences.ts";

/** So many candidates fit on a screen; the others are in the folded parts. */
const mostCandidates = 5;

/** The candidates that matter most: cost, cost per million, latency and standing. */
export function shortTable(result: Result): Table {
  const all = inReadingOrder(result);
  const names = foremost(result, mostCandidates);
  const shown = all.length <= mostCandidates ? all : all.filter(({ name }) => names.has(name));
  const rows: Row[] = shown.map((candidate) => rowOf(candidate, result));
  const left = all.length - shown.length;
  const unable = ineligibleCandidates(result).length;
  if (left > 0) rows.push([`${left} more below`, "", "", "", "", ""]);
  if (unable > 0) rows.push([`${unable} that cannot serve this workload`, "", "", "", "", ""]);
  return { columns, rows };
}

const columns = [
  { title: "Candidate", align: "left" },
  { title: "USD/month", align: "left" },
  { title: "USD/million", align: "right" },
  { title: "p50, ms", align: "right" },
  { title: "p99, ms", align: "left" },
  { title: "Standing", align: "left" },
] as const;

function rowOf(candidate: CandidateResult, { verdict }: Result): readonly Cell[] {
  const { name, cost, latency } = candidate;
  return [
    { text: name, tone: name === verdict.best ? "strong" : "plain" },
    formatEstimate(cost.monthly),
    formatNumber(cost.perMillionRequests.mean),
    formatNumber(latency.p50.mean),
    formatEstimate(latency.p99),
    { text: standing(candidate), tone: candidate.acceptable ? "plain" : "bad" },
  ];
}
