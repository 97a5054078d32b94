import type { CandidateResult, Estimate, ObjectiveResult, Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";
import type { Cell, Section } from "../document.ts";
import { type EstimateFormat, formatEstimate } from "../format-estimate.ts";
import { percentDigits } from "../format-percent.ts";

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

function observedInWords({ objective, observed }: ObjectiveResult): string {
  return formatEstimate(observed, formatOfMetric(objective, observed));
}

const shares = ["completed", "throttled", "rejected", "timedOut", "failed", "coldStarts", "utilisation", "headroom"];

/** The unit of what an objective observes: a share of its windows where it has any, else that of its metric. */
function formatOfMetric(objective: string, observed: Estimate): EstimateFormat {
  const window = /\bin\s+(?:every\s+(\S+)|\S+(?:\s*%)?\s+of\s+(\S+)\s+windows)\s*$/.exec(objective);
  const metric = /^\s*([A-Za-z0-9]+)/.exec(objective)?.[1] ?? "";
  const percent = { scale: 100, digits: percentDigits([observed.mean, observed.low, observed.high]) };
  if (window !== null) return { ...percent, unit: ` % of ${window[1] ?? window[2]} windows` };
  if (metric === "cost") return { unit: " USD/month" };
  return shares.includes(metric) ? { ...percent, unit: " %" } : { unit: " ms" };
}
