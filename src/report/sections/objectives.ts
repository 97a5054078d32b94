import type { CandidateResult, Result } from "../../analysis/result.ts";
import type { Cell, Column, Section, Table } from "../document.ts";
import { observedInWords } from "../observed-in-words.ts";
import { inReadingOrder } from "../reading-order.ts";

/** With more candidates than this the table has a row for each instead of a column. */
const mostColumns = 4;

/** Each objective of the scenario against each candidate; no section where the scenario states none. */
export function objectives(result: Result): Section | null {
  const candidates = inReadingOrder(result);
  const lines = candidates[0]?.slo.map(({ objective }) => objective) ?? [];
  if (lines.length === 0) return null;
  const table = candidates.length > mostColumns ? byCandidate(candidates, lines) : byObjective(candidates, lines);
  return { title: "Objectives", blocks: [{ kind: "table", table }] };
}

function byObjective(candidates: readonly CandidateResult[], lines: readonly string[]): Table {
  return {
    columns: ["Objective", ...candidates.map(({ name }) => name)].map(leftColumn),
    rows: lines.map((objective, index) => [objective, ...candidates.map((candidate) => verdictOn(candidate, index))]),
  };
}

function byCandidate(candidates: readonly CandidateResult[], lines: readonly string[]): Table {
  return {
    columns: ["Candidate", ...lines].map(leftColumn),
    rows: candidates.map((candidate) => [candidate.name, ...lines.map((_, index) => verdictOn(candidate, index))]),
  };
}

function leftColumn(title: string): Column {
  return { title, align: "left" };
}

function verdictOn(candidate: CandidateResult, index: number): Cell {
  const objective = candidate.slo[index];
  if (objective === undefined) return "";
  const { passed, certain } = objective;
  if (objective.observed.mean === null) return { text: "not settled: too few requests", tone: "caution" };
  const words = `${passed ? "pass" : "FAIL"}${certain ? "" : ", uncertain"}: ${observedInWords(objective)}`;
  if (!passed) return { text: words, tone: "bad" };
  return { text: words, tone: certain ? "good" : "caution" };
}
