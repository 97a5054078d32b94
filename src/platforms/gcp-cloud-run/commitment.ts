import type { PriceNeed } from "../../usage/price-need.ts";
import type { Assumption } from "../assumption.ts";

/** How a service is bought: the key `purchase`. A commitment is to a spend an hour, here the worth of so many instances. */
export const purchases = ["on-demand", "committed-use-1y", "committed-use-3y"] as const;
export type CloudRunPurchase = (typeof purchases)[number];

export interface CommitmentGiven {
  readonly purchase?: CloudRunPurchase | undefined;
  readonly committed?: number | undefined;
  readonly minimumInstances?: number | undefined;
  readonly billing?: "request-based" | "instance-based" | undefined;
}

/**
 * Active instances whose worth is committed to, in every hour. Where instances are paid for all of their life it is those
 * that are always there, unless the scenario says; by request they are mostly idle and worth far less, so it must say.
 */
export function committedInstances({ purchase, committed, minimumInstances = 0, billing }: CommitmentGiven): number {
  if (isOnDemand(purchase)) return 0;
  return committed ?? (billing === "instance-based" ? minimumInstances : 0);
}

/** What is wrong with a commitment, null where nothing is. */
export function commitmentProblem(given: CommitmentGiven, most: number): string | null {
  const { purchase, committed } = given;
  if (isOnDemand(purchase)) {
    if (committed === undefined) return null;
    return "a commitment needs a purchase that commits: purchase: committed-use-1y or committed-use-3y, not on-demand";
  }
  if (committed === undefined && committedInstances(given) === 0) {
    return `${purchase} needs committed: how many active instances' worth of spend in every hour, such as 2 or 0.5, at most ${most}`;
  }
  if (committed === undefined || committed <= most) return null;
  return `a commitment of ${committed} is larger than the service's ${most} instances; commit to at most ${most}`;
}

/** The prices of what a commitment pays for. */
export function commitmentNeeds(
  purchase: CloudRunPurchase,
  place: Pick<PriceNeed, "card" | "region" | "variant">,
): readonly PriceNeed[] {
  if (isOnDemand(purchase)) return [];
  return [{ ...place, purchase, meters: ["committedVcpuSeconds", "committedMemoryGbSeconds"] }];
}

/** How a commitment is settled. */
export function commitmentAssumptions(
  purchase: string,
  charged: "request-based" | "instance-based",
): readonly Assumption[] {
  if (purchase === "on-demand") return [];
  const paid =
    charged === "request-based" ? "active time, boosts, idle minimum instances, requests" : "instances, boosts";
  const spread = charged === "request-based" ? "boosts and requests are" : "boosts are";
  return [
    {
      name: "what a commitment pays for",
      value: `each hour for itself, in this order: ${paid}, by Google's list prices relative to each other; ${spread} spread over the hours as instance time is; the free tier does not apply to it`,
      source: "Cloud Run documentation, committed use discounts; no source for the free tier",
      date: "2026-11",
      setBy: "profile",
      confirmed: false,
    },
  ];
}

/** "on demand", "2 committed for 1 year": for the candidate's description. */
export function purchaseInWords(purchase: string, committed: number): string {
  if (purchase === "on-demand") return "on demand";
  return `${committed} committed for ${purchase === "committed-use-1y" ? "1 year" : "3 years"}`;
}

function isOnDemand(purchase: CloudRunPurchase | undefined): boolean {
  return purchase === undefined || purchase === "on-demand";
}
