import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { gcpMainRegion, gcpRegions } from "./gcp-regions.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

const pricePage: Origin = { source: "Cloud Load Balancing price page", effectiveDate: "2026-11" };
const asMainRegion: Origin = {
  source: `as ${gcpMainRegion}; not checked, no source found`,
  effectiveDate: "2026-11-21",
  confirmed: false,
};

/** An external Application Load Balancer: its first five forwarding rules together, each further one, and what it passes on, in and out. */
export const gcpLoadBalancer: readonly RateCard[] = gcpRegions.map((region) => {
  const origin = region === gcpMainRegion ? pricePage : asMainRegion;
  return rateCard("gcp-load-balancer", region, [
    { meter: "lbHours", label: "Load balancer, first 5 forwarding rules", price: 0.025, ...origin },
    { meter: "lbRuleHours", label: "Load balancer, further forwarding rules", price: 0.01, ...origin },
    { meter: "lbGb", label: "Load balancer, data processed", price: 0.008, ...origin },
  ]);
});
