import type { CandidateResult, Result, Verdict } from "../../../analysis/result.ts";
import { eligibleCandidates } from "../../candidates.ts";
import { formatEstimate, formatNumber } from "../../format-estimate.ts";
import { figure } from "../figure.ts";
import { intervalSteps, studentInterval } from "../interval-steps.ts";
import type { ExplainedMetric, Step, Working } from "../working.ts";

export const verdict: ExplainedMetric = {
  name: "verdict",
  aliases: ["verdict.best", "best", "kind", "material", "indistinguishable", "verdict.kind", "sentence"],
  family: "Answer",
  gist: "the cheapest acceptable candidate, and how sure that is",
  definition:
    "Of the acceptable candidates the cheapest is best. It is compared with the next: if the interval of their paired difference holds 0, the answer is cannot tell; if the saving is below the margin of what matters (material, 5 % of the dearer one's cost by default), cheaper but not materially; else cheaper. With one acceptable candidate it is the only acceptable, with none there is no best.",
  unit: "a candidate's name and one of five kinds",
  formula: "best = the acceptable candidate with the smallest cost",
  interval: "That of the difference.",
  workings: (result) => [
    {
      subject: result.verdict.best ?? "No candidate",
      answer: result.verdict.kind,
      steps: [result.verdict.sentence, ...costSentences(result), ...savingSteps(result)],
    },
  ],
};

function costSentences(result: Result): readonly Step[] {
  return [...eligibleCandidates(result)]
    .sort((a, b) => a.bill.total - b.bill.total || (a.name < b.name ? -1 : 1))
    .map(
      ({ name, bill, acceptable }) =>
        `${name}: ${figure(bill.total)} USD a month, ${acceptable ? "acceptable" : "not acceptable"}.`,
    );
}

function savingSteps(result: Result): readonly Step[] {
  const { difference } = result.verdict;
  const next = candidateOf(result, difference?.with);
  if (difference?.monthly.mean == null || next === undefined || next.bill.total === 0) return [];
  return [
    {
      label: `Saving as a share of what ${next.name} costs`,
      expression: `100 x ${figure(difference.monthly.mean)} / ${figure(next.bill.total)}`,
      value: (100 * difference.monthly.mean) / next.bill.total,
      unit: " %",
    },
  ];
}

export const difference: ExplainedMetric = {
  name: "difference",
  aliases: ["verdict.difference", "difference.monthly", "saving", "savings", "paired difference"],
  family: "Answer",
  gist: "what the best candidate saves against the next, paired by replication",
  definition:
    "The cost of the next cheapest acceptable candidate minus the cost of the best. All candidates see the same arrivals and the same work, so the replications' costs are subtracted one by one before the spread is taken: what the dice gave to both cancels, and a small difference can be sure although both costs are not.",
  unit: "USD a month",
  formula: "difference = cost of the next - cost of the best",
  interval: `In each replication the best's bill is taken off the next's. ${studentInterval}`,
  workings: (result) => {
    const { best, difference: seen } = result.verdict;
    const [cheap, dear] = [candidateOf(result, best), candidateOf(result, seen?.with)];
    if (seen === null || cheap === undefined || dear === undefined) return [nothingToCompare(result.verdict)];
    return [
      {
        subject: `${dear.name} minus ${cheap.name}`,
        answer: `${formatEstimate(seen.monthly)} USD a month`,
        steps: differenceSteps(dear, cheap, seen),
      },
    ];
  },
};

function nothingToCompare({ sentence }: Verdict): Working {
  return { subject: "Verdict", answer: "nothing to compare", steps: [sentence] };
}

function differenceSteps(
  dear: CandidateResult,
  cheap: CandidateResult,
  { monthly }: NonNullable<Verdict["difference"]>,
): readonly Step[] {
  const other = cheap.byReplication?.cost ?? [];
  const values = dear.byReplication?.cost.map((cost, replication) => cost - (other[replication] ?? 0));
  return [
    {
      label: "Difference of the bills",
      expression: `${figure(dear.bill.total)} - ${figure(cheap.bill.total)}`,
      value: monthly.mean ?? 0,
      unit: " USD a month",
    },
    ...intervalSteps({ values, unit: " USD", each: "its own difference", estimate: monthly }),
  ];
}

export const staffHoursToFlip: ExplainedMetric = {
  name: "staffHoursToFlip",
  aliases: ["verdict.staffHoursToFlip", "staff hours", "staff hours to flip", "operations"],
  family: "Answer",
  gist: "hours of work a month at which the verdict turns",
  definition:
    "How many staff hours a month the best candidate may take beyond those counted in its bill until it costs as much as the next. It turns the verdict into a question that a team can answer: does running it take that much more of our time?",
  unit: "hours a month",
  formula: "staffHoursToFlip = difference / rate of a staff hour (the scenario's operations rate, else 80 USD)",
  interval: "None of its own: divide the ends of the difference by the rate.",
  workings: (result) => {
    const { best, difference: seen, staffHoursToFlip: hours } = result.verdict;
    if (best === null || seen?.monthly.mean == null || hours === null) return [nothingToCompare(result.verdict)];
    const rate = hours === 0 ? 0 : seen.monthly.mean / hours;
    const expression = `${figure(seen.monthly.mean)} / ${figure(Number(rate.toPrecision(9)))}`;
    return [
      {
        subject: best,
        answer: `${formatNumber(hours)} hours a month until ${seen.with} is cheaper`,
        steps: rate === 0 ? [] : [{ label: "Difference / rate of an hour", expression, value: hours, unit: " h" }],
      },
    ];
  },
};

function candidateOf(result: Result, name: string | null | undefined): CandidateResult | undefined {
  return eligibleCandidates(result).find((candidate) => candidate.name === name);
}
