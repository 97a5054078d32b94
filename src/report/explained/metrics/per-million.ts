import type { CandidateResult, Result } from "../../../analysis/result.ts";
import { formatEstimate } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

/** A month, where the scenario does not set another. */
const usualMonthHours = 730;

export const perMillion: ExplainedMetric = {
  name: "perMillion",
  aliases: ["cost.perMillionRequests", "perMillionRequests", "cost per million", "unit cost"],
  family: "Money",
  gist: "what a million completed requests cost",
  definition:
    "The month's cost divided by the requests that were completed in it, in millions. Throttled, rejected, timed-out and failed requests are paid for where the provider charges them, and do not count as completed: a candidate that loses requests looks dearer here, not cheaper.",
  unit: "USD per million completed requests",
  formula: "cost / (completed requests of the window x month / duration / 1,000,000)",
  interval:
    "Each replication's own bill is divided by its own completed requests, and Student's interval is taken of these quotients. Cost and requests move together, so it is much narrower than that of the cost.",
  workings: perCandidate((candidate, result) => ({
    answer: formatEstimate(candidate.cost.perMillionRequests, { unit: " USD per million completed requests" }),
    steps: steps(candidate, result),
  })),
};

function steps({ bill, cost, requests }: CandidateResult, { scenario }: Result): readonly Step[] {
  const each = cost.perMillionRequests.mean;
  const completed = requests.completed.mean ?? 0;
  if (each === null || completed === 0) return ["Nothing was completed, so nothing can be divided by it."];
  const windows = (usualMonthHours * 3600) / scenario.durationSeconds;
  const millions = (completed * windows) / 1e6;
  if (Math.abs(bill.total / millions - each) > 1e-9 * each) return unusualMonth(bill.total, each);
  return [
    {
      label: "Windows in a month of 730 h",
      expression: `730 x 3,600 / ${figure(scenario.durationSeconds)}`,
      value: windows,
      unit: "",
    },
    {
      label: "Completed requests a month, in millions",
      expression: `${figure(completed)} x ${figure(windows)} / 1,000,000`,
      value: millions,
      unit: "",
    },
    {
      label: "Cost per million",
      expression: `${figure(bill.total)} / ${figure(millions)}`,
      value: each,
      unit: " USD",
    },
  ];
}

/** The result does not hold the scenario's month; what it must have been follows from the figures. */
function unusualMonth(total: number, each: number): readonly Step[] {
  const millions = each === 0 ? 0 : total / each;
  return [
    `This scenario's month is not one window repeated for 730 h (it sets a month of its own, or a spike that happens a number of times a month): ${figure(millions)} million requests are completed in it.`,
    { label: "Cost per million", expression: `${figure(total)} / ${figure(millions)}`, value: each, unit: " USD" },
  ];
}
