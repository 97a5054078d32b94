import type { CandidateResult } from "../../../analysis/result.ts";
import { machineHourMeters } from "../../../usage/machine-hours.ts";
import { type Meter, meters } from "../../../usage/meter.ts";
import { formatNumber } from "../../format-estimate.ts";
import { exactFigure, figure, sumOf } from "../figure.ts";
import { type ExplainedMetric, perCandidate, type Step } from "../working.ts";

const noInterval = "None: it is read off the bill of the mean usage. The cost has one.";

type Line = CandidateResult["bill"]["lines"][number];

function isFixed({ meter }: Line): boolean {
  return Object.hasOwn(meters, meter) && meters[meter as Meter].fixed;
}

export const fixed: ExplainedMetric = {
  name: "fixed",
  aliases: ["costSplit.fixed", "fixed cost", "costSplit"],
  family: "Money",
  gist: "the part of the cost that runs whether or not anybody calls",
  definition:
    "The lines of the bill whose meters run by the clock: machine hours, commitments, provisioned concurrency, disks, addresses, load balancers by the hour, staff hours. It does not change with the traffic as long as the size of the fleet does not.",
  unit: "USD a month",
  formula: "fixed = sum of the bill's lines that run by the clock",
  interval: noInterval,
  workings: perCandidate(({ bill, costSplit }) => ({
    answer: `${formatNumber(costSplit.fixed)} USD a month`,
    steps: sumSteps(bill.lines.filter(isFixed), costSplit.fixed, "No line of the bill runs by the clock."),
  })),
};

export const usageCost: ExplainedMetric = {
  name: "usage",
  aliases: ["costSplit.usage", "usage cost", "cost by usage", "variable cost"],
  family: "Money",
  gist: "the part of the cost that grows with the traffic",
  definition:
    "Everything in the bill that is not fixed: requests, computing time by the GB-second, capacity units, traffic and logs. With no traffic it is nothing. (What was consumed, by meter, is told by explain meters.)",
  unit: "USD a month",
  formula: "usage = cost - fixed",
  interval: noInterval,
  workings: perCandidate(({ bill, costSplit }) => ({
    answer: `${formatNumber(costSplit.usage)} USD a month`,
    steps: [
      ...sumSteps(
        bill.lines.filter((line) => !isFixed(line)),
        costSplit.usage,
        "Every line of the bill runs by the clock.",
      ),
      ...(costSplit.fixed === 0 ? [] : [lessFixed(bill.total, costSplit)]),
    ],
  })),
};

export const idle: ExplainedMetric = {
  name: "idle",
  aliases: ["costSplit.idle", "idle cost", "waste"],
  family: "Money",
  gist: "the part of the fixed cost that paid for capacity nobody used",
  definition:
    "What was paid for rented computing capacity times the share of it that was not in use: CPU time of machines, busy time of provisioned instances. Disks, addresses, balancers and staff are never idle. It is not a saving at hand: queues need idle capacity to stay short.",
  unit: "USD a month",
  formula: "idle = sum over capacity lines of amount x (1 - utilisation of that capacity)",
  interval: noInterval,
  workings: perCandidate((candidate) => ({
    answer: `${formatNumber(candidate.costSplit.idle)} USD a month`,
    steps: idleSteps(candidate),
  })),
};

function lessFixed(total: number, { fixed: part, usage }: CandidateResult["costSplit"]): Step {
  const expression = `${figure(total)} - ${figure(part)}`;
  return { label: "The same as cost less fixed", expression, value: usage, unit: " USD a month" };
}

function sumSteps(lines: readonly Line[], value: number, nothing: string): readonly Step[] {
  if (lines.length === 0) return [nothing];
  const names = lines.map(({ label }) => label).join("; ");
  return [{ label: names, expression: sumOf(lines.map(({ amount }) => amount)), value, unit: " USD a month" }];
}

function idleSteps(candidate: CandidateResult): readonly Step[] {
  const { bill, costSplit, instances, provisioned } = candidate;
  const used: Partial<Record<string, number>> = {
    ...Object.fromEntries(machineHourMeters.map((meter) => [meter, instances.utilisation.mean ?? 0])),
    provisionedGbSeconds: provisioned?.utilisation.mean ?? 0,
  };
  const lines = bill.lines.filter(({ meter, amount }) => used[meter] !== undefined && amount > 0);
  const parts = lines.map(({ amount, meter }) => amount * (1 - used[meter]!));
  const steps = lines.map(
    ({ label, amount, meter }, index): Step => ({
      label: `${label}, unused`,
      expression: `${figure(amount)} x (1 - ${exactFigure(used[meter]!)})`,
      value: parts[index]!,
      unit: " USD",
    }),
  );
  const committed = bill.lines.find(({ meter, amount }) => meter === "committedHours" && amount > 0);
  if (committed === undefined) {
    if (lines.length === 0) return ["The bill has no line for rented capacity, so none of it can be idle."];
    if (lines.length === 1) return steps;
    return [...steps, { label: "Sum", expression: sumOf(parts), value: costSplit.idle, unit: " USD a month" }];
  }
  const rest = costSplit.idle - parts.reduce((sum, part) => sum + part, 0);
  const share = rest / committed.amount;
  return [
    ...steps,
    `${committed.label}: a share of ${figure(share)} of the committed hours was unused, as no machine ran in them or the machine was idle.`,
    {
      label: "Sum",
      expression: `${parts.length === 0 ? "" : `${sumOf(parts)} + `}${figure(committed.amount)} x ${figure(Math.max(0, share))}`,
      value: costSplit.idle,
      unit: " USD a month",
    },
  ];
}
