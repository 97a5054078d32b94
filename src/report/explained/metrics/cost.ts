import type { CandidateResult } from "../../../analysis/result.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { figure, sumOf } from "../figure.ts";
import { intervalSteps, studentInterval } from "../interval-steps.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

export const cost: ExplainedMetric = {
  name: "cost",
  aliases: ["cost.monthly", "monthly", "monthly cost", "monthlyCost", "bill", "bill.total", "total", "price"],
  family: "Money",
  gist: "what a month costs: the bill's total",
  definition:
    "The total of a month's bill. What the window used is counted by meter, averaged over the replications and repeated until it fills a month (730 h unless the scenario says otherwise); only then are free units, tiers and minimums applied. Every line is a quantity times a price with its source; nothing is added that has no line.",
  unit: "USD a month",
  formula: "cost = sum over the bill's lines of quantity x price",
  interval: `Every replication's own usage is priced as a bill of its own. ${studentInterval} The cost itself is the bill of the mean usage, which can differ a little from the mean of the bills where tiers apply.`,
  workings: perCandidate((candidate) => ({
    answer: `${formatEstimate(candidate.cost.monthly)} USD a month`,
    steps: [...billSteps(candidate), ...costInterval(candidate)],
  })),
};

/** The interval of a candidate's cost, from each replication's own bill. */
export function costInterval({ byReplication, cost: { monthly } }: CandidateResult): readonly Step[] {
  return intervalSteps({ values: byReplication?.cost, unit: " USD", each: "its own bill", estimate: monthly });
}

function billSteps({ bill: { lines, total } }: CandidateResult): readonly Step[] {
  const amounts = lines.map(
    ({ label, quantity, unit, price, amount }): Step => ({
      label,
      expression: `${figure(quantity)} ${unit} x ${figure(price)} USD`,
      value: amount,
      unit: " USD",
    }),
  );
  if (lines.length === 0) return ["The bill has no lines: nothing was used."];
  return [
    ...amounts,
    { label: "Sum", expression: sumOf(lines.map(({ amount }) => amount)), value: total, unit: " USD a month" },
  ];
}
