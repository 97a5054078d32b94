import type { Credit } from "../credit.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

const fee: Omit<PrintedRate, "label" | "variant"> = {
  meter: "clusterHours",
  price: 0.1,
  source: "GKE price page; Infracost reference output: 730 h for 73.00 USD",
  effectiveDate: "2026-07-01",
};

/** A month and billing account; a regional cluster's fee is not paid out of it. */
const freeCluster: Credit = {
  label: "free tier",
  meters: ["clusterHours"],
  variant: "zonal",
  amount: 74.4,
  source: "GKE price page: credit for zonal and Autopilot clusters",
  effectiveDate: "2026-11",
  confirmed: true,
};

/** The management fee of a cluster, the same in every mode and region. */
export const gcpGke: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard(
    "gcp-gke",
    region,
    [
      { ...fee, label: "Cluster, GKE zonal", variant: "zonal" },
      { ...fee, label: "Cluster, GKE regional", variant: "regional" },
    ],
    { credits: [freeCluster] },
  ),
);
