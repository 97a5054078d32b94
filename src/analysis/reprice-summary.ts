import type { PoolSettings } from "../platforms/instance-pool/pool-settings.ts";
import { platforms } from "../platforms/platforms.ts";
import { bill } from "../pricing/bill.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { machineHours } from "../usage/machine-hours.ts";
import type { Usage } from "../usage/meter.ts";
import { splitCost } from "./cost-split.ts";
import { meanUsage } from "./monthly-usage.ts";
import { withStaffHours } from "./staff-hours.ts";
import type { CandidateSummary } from "./summarise-candidate.ts";

/**
 * All of a candidate that its simulation depends on: two with the same key behave alike and differ at most in what they
 * cost. What a fleet commits to and how it is bought is a matter of price, but for one that grows, where it depends on
 * every hour how much of the commitment is used, and but where an objective judges the cost.
 */
export function simulationKey(candidate: Candidate, { slo, workload }: Scenario): string {
  const { name, platform, settings, operations, rates } = candidate;
  const { purchase, committed, ...rest } = settings as Partial<PoolSettings>;
  const isGrowing = rest.instances?.kind === "growing";
  const isCostJudged = slo.some(({ metric }) => metric === "cost");
  const commitment = isGrowing || isCostJudged ? [purchase, committed] : null;
  return JSON.stringify([name, platform, rest, workload, commitment, isCostJudged ? [operations, rates] : null]);
}

/** The summary of a candidate that behaves like one already simulated and is priced otherwise. */
export function repriceSummary(
  summary: CandidateSummary,
  { from, to, scenario }: { readonly from: Candidate; readonly to: Candidate; readonly scenario: Scenario },
): CandidateSummary {
  const usages = summary.usages.map((usage) => withStaffHours(recommitted(usage, from, to), to));
  const options = { freeTier: scenario.freeTier };
  const costs = usages.map((usage) => bill(usage, to.rates, options).total);
  const usage = meanUsage(usages);
  const theBill = bill(usage, to.rates, options);
  // The functions' shares of the cost and each replication's cost would be those of the old prices.
  const { functions: _, byReplication: __, ...result } = summary.result;
  const hours = machineHours(usage) + (usage.committedHours ?? 0);
  const costSplit = splitCost(theBill, {
    machines: result.instances.utilisation.mean ?? 0,
    machineHours: hours,
    provisioned: result.provisioned?.utilisation.mean ?? 0,
  });
  const { lines, total } = theBill;
  const monthly = { mean: total, low: null, high: null };
  return {
    ...summary,
    usages,
    costs,
    result: {
      ...result,
      usage: { ...usage },
      bill: { lines: [...lines], total },
      cost: { ...result.cost, monthly },
      costSplit,
    },
  };
}

/** The usage as the other candidate buys it, without the staff hours. */
function recommitted(usage: Usage, from: Candidate, to: Candidate): Usage {
  const { operationsHours: _, ...rest } = usage;
  return platforms[from.platform]?.purchase?.again(rest, from.settings, to.settings) ?? rest;
}
