import type { CandidateResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Cell, Section } from "../document.ts";
import { observedInWords } from "../observed-in-words.ts";

/** Each objective of the scenario against each candidate; no section where the scenario states none. */
export function objectives(result: Result): Section | null {
  const candidates = eligibleCandidates(result);
  const lines = candidates[0]?.slo.map(({ objective }) => objective) ?? [];
  if (lines.length === 0) return null;
  const rows = lines.map((objective, index): Cell[] => [
    objective,
    ...candidates.map((candidate) => verdictOn(candidate, index)),
  ]);
  const columns = [
    { title: "Objective", align: "left" as const },
    ...candidates.map(({ name }) => ({ title: name, align: "left" as const })),
  ];
  return { title: "Objectives", blocks: [{ kind: "table", table: { columns, rows } }] };
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
