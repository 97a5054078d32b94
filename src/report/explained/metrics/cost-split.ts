import { activeShare } from "../../../analysis/active-share.ts";
import { type CapacityUseKind, capacityMeters } from "../../../analysis/capacity-meters.ts";
import type { CandidateResult } from "../../../analysis/result.ts";
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
    "The lines of the bill whose meters run by the clock: hours of machines, of tasks and of nodes, containers paid for all of their life, instances kept warm, commitments, provisioned concurrency, clusters, disks, addresses, load balancers by the hour, staff hours. It does not change with the traffic as long as the number of instances does not.",
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
    "What was paid for rented computing capacity times the share of it that was not in use: CPU time of machines, containers and nodes, busy time of provisioned instances, billed active time of always-ready ones; what is kept warm and serves nobody is wholly idle. Disks, addresses, balancers, clusters and staff are never idle. It is not a saving at hand: queues need idle capacity to stay short.",
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
  const { bill, costSplit } = candidate;
  const lines = bill.lines.filter((line) => line.amount !== 0 && useOf(line, candidate) !== null);
  const parts = lines.map((line) => line.amount * (1 - useOf(line, candidate)!));
  const steps = lines.map((line, index): Step => {
    const expression = `${figure(line.amount)} x (1 - ${exactFigure(useOf(line, candidate)!)})`;
    return { label: `${line.label}, unused`, expression, value: parts[index]!, unit: " USD" };
  });
  const committed = bill.lines.filter((line) => line.amount > 0 && kindOf(line) === "committed");
  if (committed.length === 0) {
    if (lines.length === 0) return ["The bill has no line for rented capacity, so none of it can be idle."];
    if (lines.length === 1) return steps;
    return [...steps, { label: "Sum", expression: sumOf(parts), value: costSplit.idle, unit: " USD a month" }];
  }
  const rest = costSplit.idle - parts.reduce((sum, part) => sum + part, 0);
  const amount = committed.reduce((sum, line) => sum + line.amount, 0);
  const share = Math.max(0, rest / amount);
  const labels = committed.map(({ label }) => label).join("; ");
  return [
    ...steps,
    `${labels}: a share of ${figure(share)} of the commitment was unused, as nothing ran in it or what ran was idle.`,
    {
      label: "Sum",
      expression: `${parts.length === 0 ? "" : `${sumOf(parts)} + `}${figure(amount)} x ${figure(share)}`,
      value: costSplit.idle,
      unit: " USD a month",
    },
  ];
}

function kindOf({ meter }: Line): CapacityUseKind | undefined {
  return Object.hasOwn(capacityMeters, meter) ? capacityMeters[meter as Meter] : undefined;
}

/** The share of a line's capacity that was in use; null where it is told otherwise, or is no capacity. */
function useOf(line: Line, { bill, instances, provisioned }: CandidateResult): number | null {
  switch (kindOf(line)) {
    case "running":
      return instances.utilisation.mean ?? 0;
    case "provisioned":
      return provisioned?.utilisation.mean ?? 0;
    case "active":
      return activeShare(bill.lines);
    case "waiting":
      return 0;
    case "committed":
    case undefined:
      return null;
  }
}
