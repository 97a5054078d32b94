import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

const rules: Origin = {
  source:
    "C3X, cost page of azurerm_lb (second-hand): the first 5 rules together; another source says 0.01 USD for one",
  effectiveDate: "2026-11",
  confirmed: false,
};

const further: Origin = {
  source: "C3X, cost page of azurerm_lb (second-hand); Infracost agrees on the price of one rule",
  effectiveDate: "2026-11",
};

const asEastUs: Origin = {
  source: "as eastus; not checked, no source found",
  effectiveDate: "2026-11-21",
  confirmed: false,
};

function balancer(furtherRules: Origin, processed: Origin): readonly PrintedRate[] {
  return [
    { meter: "lbHours", label: "Load balancer, first 5 rules", price: 0.025, ...rules },
    { meter: "lbRuleHours", label: "Load balancer, further rules", price: 0.01, ...furtherRules },
    { meter: "lbGb", label: "Load balancer, data processed", price: 0.005, ...processed },
  ];
}

/** Azure Load Balancer, Standard. */
export const azureLoadBalancerEastUs: RateCard = rateCard(
  "azure-load-balancer",
  "eastus",
  balancer(further, {
    source: "Infracost reference output (Cloud Pricing API): 100 GB for 0.50 USD",
    effectiveDate: "2024-07-01",
  }),
);
export const azureLoadBalancerWestEurope: RateCard = rateCard(
  "azure-load-balancer",
  "westeurope",
  balancer(asEastUs, asEastUs),
);
