import type { CandidateResult, Result } from "../../../analysis/result.ts";
import { coldShare } from "../../cold-share.ts";
import type { Cell, Table } from "../../document.ts";
import { formatEstimate, formatNumber, nothingObserved } from "../../format-estimate.ts";
import { formatPercent } from "../../format-percent.ts";
import { nearestLimit, standing } from "../../sentences/candidate-sentences.ts";

/** One line of the table: its words with the unit, and each candidate's cell. */
interface Line {
  readonly label: string;
  readonly cell: (candidate: CandidateResult, result: Result) => Cell;
  /** False where no candidate has it. */
  readonly isShown?: (candidates: readonly CandidateResult[], result: Result) => boolean;
}

const lines: readonly Line[] = [
  { label: "USD/month", cell: total },
  {
    label: "fixed + usage (idle)",
    cell: ({ costSplit: { fixed, usage, idle } }) =>
      `${formatNumber(fixed)} + ${formatNumber(usage)}${idle === 0 ? "" : ` (${formatNumber(idle)})`}`,
  },
  { label: "USD per million", cell: ({ cost }) => formatNumber(cost.perMillionRequests.mean) },
  { label: "p50, ms", cell: ({ latency }) => formatNumber(latency.p50.mean) },
  { label: "p99, ms", cell: ({ latency }) => formatEstimate(latency.p99) },
  {
    label: "p99 worst hour, ms",
    cell: ({ worstHour }) => formatNumber(worstHour?.p99 ?? null),
    isShown: (candidates, { scenario }) =>
      scenario.durationSeconds > 3600 && candidates.some(({ worstHour }) => worstHour !== null),
  },
  { label: "cold starts", cell: coldShare },
  { label: "refused", cell: refused },
  { label: "first limit to bind", cell: limit },
  { label: "worst case, USD/hour", cell: ({ worstCaseSpend: { perHour } }) => formatNumber(perHour) },
  { label: "objectives", cell: objectives },
];

/** What page one says of each of these candidates, one column each. */
export function candidatesTable(candidates: readonly CandidateResult[], result: Result): Table {
  const shown = lines.filter(({ isShown }) => isShown === undefined || isShown(candidates, result));
  return {
    columns: [
      { title: "", align: "left" },
      ...candidates.map(({ name }) => ({ title: name, align: "left" as const, wraps: true })),
    ],
    rows: shown.map(({ label, cell }) => [label, ...candidates.map((candidate) => cell(candidate, result))]),
  };
}

/** What a month costs; the best candidate's stands out. */
function total({ name, cost }: CandidateResult, { verdict }: Result): Cell {
  return { text: formatEstimate(cost.monthly), tone: name === verdict.best ? "strong" : "plain" };
}

/** Throttled and rejected requests as a share of those offered. */
function refused({ requests: { throttled, rejected, offered } }: CandidateResult): Cell {
  if (offered.mean === null || offered.mean === 0) return nothingObserved;
  const share = ((throttled.mean ?? 0) + (rejected.mean ?? 0)) / offered.mean;
  return share > 0 ? { text: formatPercent(share), tone: "caution" } : formatPercent(share);
}

function limit(candidate: CandidateResult): Cell {
  const nearest = nearestLimit(candidate);
  if (nearest === null) return nothingObserved;
  const { limit: name, headroom, bindsAt } = nearest;
  const text = bindsAt === null ? name : `${name} at ${formatNumber(bindsAt)}/s`;
  return headroom <= 0 ? { text: `reached: ${text}`, tone: "caution" } : text;
}

/** Whether the objectives are met, naming those that are not or that the interval leaves open. */
function objectives(candidate: CandidateResult): Cell {
  const failed = candidate.slo.filter(({ passed }) => !passed).map(({ objective }) => objective);
  const open = candidate.slo.filter(({ passed, certain }) => passed && !certain).map(({ objective }) => objective);
  const words = [
    ...(candidate.overloaded ? ["overloaded"] : []),
    ...(failed.length > 0 ? [`FAIL ${failed.join(", ")}`] : []),
    ...(open.length > 0 ? [`uncertain: ${open.join(", ")}`] : []),
  ];
  if (candidate.acceptable && words.length === 0)
    return { text: candidate.slo.length > 0 ? "pass" : "none", tone: "good" };
  if (candidate.acceptable) return { text: words.join("; "), tone: "caution" };
  return { text: words.length > 0 ? words.join("; ") : standing(candidate), tone: "bad" };
}
