import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** The control plane in the Standard tier; the Free tier costs nothing, so that no rate counts its hours. */
function controlPlane(origin: Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">): readonly PrintedRate[] {
  return [{ meter: "clusterHours", label: "Cluster, AKS Standard", price: 0.1, ...origin }];
}

export const azureAksEastUs: RateCard = rateCard(
  "azure-aks",
  "eastus",
  controlPlane({
    source: "Infracost reference output (Cloud Pricing API): 730 h for 73.00 USD",
    effectiveDate: "2024-08-30",
  }),
);
export const azureAksWestEurope: RateCard = rateCard(
  "azure-aks",
  "westeurope",
  controlPlane({ source: "as eastus; not checked, no source found", effectiveDate: "2026-11-21", confirmed: false }),
);
