import type { CandidateResult } from "../../../analysis/result.ts";
import { formatNumber } from "../../format-estimate.ts";
import { sumOf } from "../figure.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const functions: ExplainedMetric = {
  name: "functions",
  aliases: ["function", "cost by function", "functions.cost"],
  family: "Money",
  gist: "what each of several functions did and cost",
  definition:
    "Where the workload has several functions, each has requests, cold starts and latency of its own, by the same definitions. Tiers and the free tier are the account's, so each amount of the bill is divided among the functions in proportion to what each used of its meter, and what none of them used alone (staff hours, a common front door) in proportion to the requests offered.",
  unit: "USD a month",
  formula: "cost of a function = sum over the bill's lines of amount x its share of the meter",
  interval: "Each replication's own bill is divided in the same way; Student's interval of these parts.",
  workings: perCandidate((candidate) => {
    const parts = candidate.functions ?? [];
    if (parts.length === 0) return { answer: "one function", steps: ["The whole bill is its own: see cost."] };
    return { answer: `${parts.length} functions`, steps: partSteps(candidate, parts) };
  }),
};

function partSteps({ bill }: CandidateResult, parts: NonNullable<CandidateResult["functions"]>): readonly Step[] {
  const costs = parts.map(({ cost }) => cost?.monthly.mean ?? null);
  const known = costs.filter((cost) => cost !== null);
  if (known.length < parts.length) {
    return ["Machines serve all functions together, so nobody can say which of them paid for what."];
  }
  return [
    ...parts.map(({ name }, place) => `${name}: ${formatNumber(costs[place] ?? null, { digits: 6 })} USD a month.`),
    { label: "All of them", expression: sumOf(known), value: bill.total, unit: " USD a month" },
  ];
}
