import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import { isUndecided } from "../../analysis/is-undecided.ts";
import type { CandidateResult, Result, Verdict } from "../../analysis/result.ts";
import { changesNothing } from "../../analysis/what-if/changes-nothing.ts";
import { tiedCandidates } from "../../analysis/what-if/verdict-outcome.ts";
import type { WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { differenceInWords, isClear, toneOfChange } from "../compared/metric-words.ts";
import type { Cell, Row, Table } from "../document.ts";
import { formatNumber } from "../format-estimate.ts";
import { changeLabel } from "./change-label.ts";

const columns = [
  { title: "", align: "left", wraps: true },
  { title: "Cost, USD/month", align: "right" },
  { title: "Difference", align: "left" },
  { title: "p99, ms", align: "right" },
  { title: "Difference", align: "left" },
  { title: "Acceptable", align: "left" },
] as const;

/** Every candidate as it stands, with each change, and with all of them: cost, p99, and what is acceptable. */
export function glanceTable(answer: WhatIfResult): Table {
  const { baseline, changes } = answer;
  const rows: Row[] = [{ group: "as it stands" }, ...candidateRows(baseline, [])];
  for (const change of changes) {
    const group = `${changeLabel(change)}${changesNothing(answer, change) ? " (changes nothing)" : ""}`;
    rows.push({ group }, ...candidateRows(change.result, change.differences));
  }
  return { columns, rows };
}

function candidateRows({ candidates, verdict }: Result, differences: readonly MetricDifference[]): readonly Row[] {
  return candidates.map((candidate): Row => {
    const { name } = candidate;
    if (!candidate.eligible) return [name, "", "", "", "", { text: "not eligible", tone: "bad", bold: false }];
    const moved = (metric: "cost" | "p99") =>
      differences.find((one) => one.candidate === name && one.metric === metric);
    return [
      name,
      formatNumber(candidate.cost.monthly.mean),
      differenceCell(moved("cost")),
      formatNumber(candidate.latency.p99.mean),
      differenceCell(moved("p99")),
      standingCell(candidate, verdict),
    ];
  });
}

/** Empty where there is nothing to compare with. */
function differenceCell(difference: MetricDifference | undefined): Cell {
  if (difference === undefined) return "";
  if (difference.change === "same") return { text: "same", tone: "quiet" };
  return { text: differenceInWords(difference), tone: toneOfChange(difference), bold: isClear(difference) };
}

/** "best" only where it can be told. */
function standingCell(candidate: CandidateResult, verdict: Verdict): Cell {
  const { name, acceptable } = candidate;
  if (isUndecided(candidate)) return { text: "not decided", tone: "caution" };
  if (!acceptable) return { text: "no", tone: "bad", bold: false };
  if (verdict.kind === "cannot tell" && tiedCandidates(verdict).includes(name)) {
    return { text: "yes, tie", tone: "caution" };
  }
  return name === verdict.best ? { text: "yes, best", tone: "strong", bold: false } : { text: "yes", tone: "good" };
}
