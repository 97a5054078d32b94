import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { gcpComputeEngineDiscounts } from "./gcp-compute-engine-discounts.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate">;

const dump: Origin = {
  source: "Cloud Billing catalogue, generated into a public repository",
  effectiveDate: "2025-03-06",
};
const fromE2Units: Origin = {
  source: "worked out from E2's 0.02181159 USD a vCPU-h and 0.00292353 USD a GB-h in a Cloud Billing catalogue",
  effectiveDate: "2025-03-06",
};
const golden: Origin = { source: "Infracost reference output (Cloud Pricing API)", effectiveDate: "2026-07-01" };

/** Linux, on demand, us-central1, USD per hour; billed by the second, one minute at least. */
const hourly: Readonly<Record<string, { readonly price: number; readonly origin: Origin }>> = {
  "e2-micro": { price: 0.0083764, origin: fromE2Units },
  "e2-small": { price: 0.0167529, origin: fromE2Units },
  "e2-medium": { price: 0.0335057, origin: golden },
  "e2-standard-2": { price: 0.06701142, origin: dump },
  "e2-standard-4": { price: 0.1340228, origin: fromE2Units },
  "e2-standard-8": { price: 0.2680457, origin: fromE2Units },
  "e2-highcpu-4": { price: 0.09894048, origin: dump },
  "n1-standard-16": { price: 0.76, origin: golden },
  "n2-standard-2": { price: 0.09712, origin: { ...golden, source: `a quarter of n2-standard-8: ${golden.source}` } },
  "n2-standard-8": { price: 0.38848, origin: golden },
  "c3-standard-4": { price: 0.201608, origin: { ...dump, source: `half of c3-standard-8: ${dump.source}` } },
  "c3-standard-8": { price: 0.403216, origin: dump },
};

/** Alike in all regions, and there for types of which a region lists no price: the scenario may say it. */
const discounts = gcpComputeEngineDiscounts(Object.keys(hourly));

function onDemand(type: string, price: number, origin: Origin): PrintedRate {
  return { meter: "instanceHours", label: `${type}, on demand`, variant: type, price, ...origin };
}

function spot(type: string, price: number, origin: Origin): PrintedRate {
  return { meter: "instanceHours", label: `${type}, spot`, variant: type, purchase: "spot", price, ...origin };
}

export const gcpComputeEngineUsCentral1: RateCard = rateCard(
  "gcp-compute-engine",
  "us-central1",
  [
    ...Object.entries(hourly).map(([type, { price, origin }]) => onDemand(type, price, origin)),
    spot("e2-standard-2", 0.026792, dump),
    spot("c3-standard-8", 0.074176, dump),
    spot("n1-standard-16", 0.23204, { ...golden, source: `${golden.source}, preemptible: 730 h for 169.39 USD` }),
  ],
  { discounts },
);

export const gcpComputeEngineEuropeWest1: RateCard = rateCard(
  "gcp-compute-engine",
  "europe-west1",
  [onDemand("e2-standard-2", 0.07371546, dump)],
  { discounts },
);
