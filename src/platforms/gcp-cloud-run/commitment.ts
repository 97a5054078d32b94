import type { PriceNeed } from "../../usage/price-need.ts";

/** How a service is bought: the key `purchase`. A commitment is to a spend an hour, here the worth of so many instances. */
export const purchases = ["on-demand", "committed-use-1y", "committed-use-3y"] as const;
export type CloudRunPurchase = (typeof purchases)[number];

export interface CommitmentGiven {
  readonly purchase?: CloudRunPurchase | undefined;
  readonly committed?: number | undefined;
  readonly minimumInstances?: number | undefined;
}

/** Instances whose worth is committed to: those that are always there unless the scenario says. */
export function committedInstances({ purchase, committed, minimumInstances = 0 }: CommitmentGiven): number {
  return isOnDemand(purchase) ? 0 : (committed ?? minimumInstances);
}

/** What is wrong with a commitment, null where nothing is. */
export function commitmentProblem(given: CommitmentGiven, most: number): string | null {
  const { purchase, committed } = given;
  if (isOnDemand(purchase)) {
    if (committed === undefined) return null;
    return "a commitment needs a purchase that commits: purchase: committed-use-1y or committed-use-3y, not on-demand";
  }
  if (committed === undefined && committedInstances(given) === 0) {
    return `${purchase} needs committed: how many instances' worth of spend in every hour, at most ${most}`;
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

/** "on demand", "2 committed for 1 year": for the candidate's description. */
export function purchaseInWords(purchase: string, committed: number): string {
  if (purchase === "on-demand") return "on demand";
  return `${committed} committed for ${purchase === "committed-use-1y" ? "1 year" : "3 years"}`;
}

function isOnDemand(purchase: CloudRunPurchase | undefined): boolean {
  return purchase === undefined || purchase === "on-demand";
}
