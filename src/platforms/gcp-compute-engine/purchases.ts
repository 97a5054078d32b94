import type { Purchases } from "../machines/purchase.ts";

/** How machines are bought: the key `purchase`. What each saves is the rate card's to say. */
export const purchases = {
  "on-demand": { words: "on demand", commits: false },
  "committed-use-1y": { words: "committed for 1 year", commits: true },
  "committed-use-3y": { words: "committed for 3 years", commits: true },
  spot: { words: "spot", commits: false },
} as const satisfies Purchases;

type Purchase = keyof typeof purchases;
export const purchaseNames = Object.keys(purchases) as [Purchase, ...Purchase[]];
