import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

interface Origins {
  readonly balanced: Origin;
  readonly others: Origin;
}

/** Zonal persistent disks by their type; pd-balanced where none is named. */
function disks({ balanced, others }: Origins): readonly PrintedRate[] {
  return [
    { meter: "diskGbMonths", label: "Disk, pd-balanced", price: 0.1, ...balanced },
    { meter: "diskGbMonths", label: "Disk, pd-standard", variant: "pd-standard", price: 0.04, ...others },
    { meter: "diskGbMonths", label: "Disk, pd-ssd", variant: "pd-ssd", price: 0.17, ...others },
  ];
}

const infracost = "Infracost reference output (Cloud Pricing API)";
const asUsCentral1: Origin = {
  source: "as us-central1; not checked, no source found",
  effectiveDate: "2026-11-21",
  confirmed: false,
};

export const gcpDiskUsCentral1: RateCard = rateCard(
  "gcp-disk",
  "us-central1",
  disks({
    balanced: { source: `${infracost}: 1,200 GB for 120.00 USD`, effectiveDate: "2024-11-13" },
    others: { source: infracost, effectiveDate: "2025-03-05" },
  }),
);
export const gcpDiskEuropeWest1: RateCard = rateCard(
  "gcp-disk",
  "europe-west1",
  disks({ balanced: asUsCentral1, others: asUsCentral1 }),
);
