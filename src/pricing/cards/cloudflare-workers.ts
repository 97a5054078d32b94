import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

const documentation: Pick<PrintedRate, "source" | "effectiveDate"> = {
  source:
    "Cloudflare documentation, Workers pricing (cloudflare-docs, commit 07acbb6); a copy read on 2026-08-03 agrees",
  effectiveDate: "2026-11",
};

const paid = { variant: "paid", ...documentation } as const;
const free = { variant: "free", price: 0, ...documentation } as const;

/**
 * One price wherever a request is served. What the paid plan's fee includes is a first tier that costs nothing rather
 * than a free tier: whoever pays the fee has it, and `freeTier` does not take it away.
 */
export const cloudflareWorkers: RateCard = rateCard("cloudflare-workers", "global", [
  {
    meter: "requests",
    label: "Requests",
    price: [
      { upTo: 10_000_000, price: 0 },
      { upTo: null, price: 0.0000003 },
    ],
    ...paid,
  },
  {
    meter: "cpuMilliseconds",
    label: "CPU time",
    price: [
      { upTo: 30_000_000, price: 0 },
      { upTo: null, price: 0.00000002 },
    ],
    ...paid,
  },
  { meter: "accountMonths", label: "Workers Paid, fee of the account", price: 5, ...paid },
  { meter: "requests", label: "Requests, free plan", ...free },
  { meter: "cpuMilliseconds", label: "CPU time, free plan", ...free },
]);
