import type { Purchases } from "../machines/purchase.ts";

/** How machines are bought: the key `purchase`. What each saves is the rate card's to say. */
export const purchases = {
  "on-demand": { words: "on demand", commits: false },
  "reserved-1y": { words: "reserved for 1 year", commits: true },
  "reserved-3y": { words: "reserved for 3 years", commits: true },
  "savings-plan-1y": { words: "savings plan of 1 year", commits: true },
  "savings-plan-3y": { words: "savings plan of 3 years", commits: true },
  spot: { words: "spot", commits: false },
} as const satisfies Purchases;

type Purchase = keyof typeof purchases;
export const purchaseNames = Object.keys(purchases) as [Purchase, ...Purchase[]];
