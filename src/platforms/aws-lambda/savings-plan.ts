import { z } from "zod";
import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import type { BilledHour } from "../instance-pool/billed-hours.ts";
import type { SettingFault } from "./setting-fault.ts";

/** How duration is bought: a Compute Savings Plan is a commitment to a spend an hour, here so many instances' worth. */
export const purchases = ["on-demand", "savings-plan-1y", "savings-plan-3y"] as const;
export type LambdaPurchase = (typeof purchases)[number];

const mostCommitted = 1_000_000;

export const savingsPlanFields = {
  purchase: z.enum(purchases).optional(),
  committed: z
    .number({ error: "committed is the worth of so many instances in service in every hour, such as 2 or 0.5" })
    .positive({ error: "a commitment is above 0 instances in service, such as 2 or 0.5" })
    .max(mostCommitted)
    .optional(),
};

export interface SavingsPlanGiven {
  readonly purchase?: LambdaPurchase | undefined;
  readonly committed?: number | undefined;
}

/** A plan that is in force. */
export interface SavingsPlan {
  readonly purchase: Exclude<LambdaPurchase, "on-demand">;
  /** Instances in service whose duration is paid for in every hour, used or not. */
  readonly committed: number;
}

/** The plan that the scenario asks for; null where all is on demand. */
export function savingsPlanOf({ purchase = "on-demand", committed = 0 }: SavingsPlanGiven): SavingsPlan | null {
  return purchase === "on-demand" ? null : { purchase, committed };
}

export function savingsPlanFaults({ purchase = "on-demand", committed }: SavingsPlanGiven): readonly SettingFault[] {
  if (purchase !== "on-demand" && committed === undefined) {
    const message = `${purchase} needs committed: how many instances' worth of time in service in every hour, such as 2 or 0.5`;
    return [{ path: ["committed"], message }];
  }
  if (purchase === "on-demand" && committed !== undefined) {
    const message =
      "a commitment needs a purchase that commits: purchase: savings-plan-1y or savings-plan-3y, or leave committed out";
    return [{ path: ["committed"], message }];
  }
  return [];
}

/**
 * Duration as a plan leaves it: committed GB-seconds, whatever the hours had, and on demand what of each hour goes
 * beyond them. Hours are settled one by one, so what one of them leaves unused is lost.
 */
export function planUsage(
  { committed }: SavingsPlan,
  hours: readonly BilledHour[],
  { memory, window }: { readonly memory: number; readonly window: number },
): Required<Pick<Usage, "gbSeconds" | "committedGbSeconds">> {
  const gigabytes = memory / bytesPerGigabyte;
  const beyond = hours.reduce((sum, { length, billed }) => sum + Math.max(0, billed - committed * length), 0);
  return {
    gbSeconds: (beyond / microsecondsPer.s) * gigabytes,
    committedGbSeconds: ((committed * window) / microsecondsPer.s) * gigabytes,
  };
}

/** The price of what a plan pays for. */
export function savingsPlanNeeds(
  plan: SavingsPlan | undefined,
  place: Pick<PriceNeed, "card" | "region" | "variant">,
): readonly PriceNeed[] {
  return plan === undefined ? [] : [{ ...place, purchase: plan.purchase, meters: ["committedGbSeconds"] }];
}

export function savingsPlanAssumptions(plan: SavingsPlan | undefined, workload: Workload): readonly Assumption[] {
  if (plan === undefined) return [];
  const whose = !("functions" in workload)
    ? ""
    : workload.sharing === "account"
      ? " of all functions together"
      : ", as much for each function in its own account";
  return [
    {
      name: "what a savings plan pays for",
      value: `each hour for itself, the duration on demand${whose} up to the commitment; a request counts in the hour in which it starts; requests, provisioned concurrency and storage are paid for beside it (AWS's plans cover the first two kinds of duration, the model only the one on demand), and the free tier is for what goes beyond it`,
      source: "AWS whitepaper: duration and provisioned concurrency, not requests; no source for the free tier",
      date: "2026",
      setBy: "profile",
      confirmed: false,
    },
  ];
}

/** "2 instances' worth in a savings plan of 1 year": for the candidate's description. */
export function planInWords({ purchase, committed }: SavingsPlan): string {
  const years = purchase === "savings-plan-1y" ? "1 year" : "3 years";
  return `the worth of ${committed} in service in a savings plan of ${years}`;
}
