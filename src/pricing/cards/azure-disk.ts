import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

interface Origins {
  readonly standard: Origin;
  readonly premium: Origin;
}

/**
 * Managed disks, locally redundant, by the GB of the sizes that are sold (32, 64, 128 GB and on); one between two sizes
 * is billed as the larger. Standard SSD where no kind is named.
 */
function disks({ standard, premium }: Origins): readonly PrintedRate[] {
  return [
    { meter: "diskGbMonths", label: "Disk, standard SSD", price: 0.075, ...standard },
    { meter: "diskGbMonths", label: "Disk, premium SSD", variant: "premium-ssd", price: 0.165, ...premium },
  ];
}

const infracost = "Infracost reference output (Cloud Pricing API)";
const asEastUs: Origin = {
  source: "as eastus; not checked, no source found",
  effectiveDate: "2026-11-21",
  confirmed: false,
};

export const azureDiskEastUs: RateCard = rateCard(
  "azure-disk",
  "eastus",
  disks({
    standard: {
      source: `${infracost}: E4 of 32 GB for 2.40 USD, E30 of 1,024 GB for 76.80 USD`,
      effectiveDate: "2024-07-01",
    },
    premium: {
      source: `${infracost}: P4 of 32 GB for 5.28 USD; larger ones cost less by the GB`,
      effectiveDate: "2024-07-01",
    },
  }),
);
export const azureDiskWestEurope: RateCard = rateCard(
  "azure-disk",
  "westeurope",
  disks({ standard: asEastUs, premium: asEastUs }),
);
