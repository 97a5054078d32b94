import type { Discount } from "../discount.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate">;

const infracost: Origin = {
  source: "Infracost reference output (Cloud Pricing API): 730 h for 7.59 USD",
  effectiveDate: "2024-07-01",
};
const publicTables: Origin = { source: "six independent public tables that agree", effectiveDate: "2026-11" };
const retailPrices: Origin = {
  source: "Azure Retail Prices API, as captured by a public repository",
  effectiveDate: "2026-08-22",
};

/** Linux, pay as you go, USD per hour, without the word "Standard_" before each size. */
const eastUs: Readonly<Record<string, number>> = {
  B1s: 0.0104,
  B1ms: 0.0207,
  B2s: 0.0416,
  B2ms: 0.0832,
  D2s_v3: 0.096,
  D2s_v5: 0.096,
  D4s_v5: 0.192,
  D8s_v5: 0.384,
  D2as_v5: 0.086,
  D4as_v5: 0.172,
  E2s_v5: 0.126,
  F2s_v2: 0.0846,
  F4s_v2: 0.1692,
};

/** Pay as you go and, where the capture has it, spot. */
const westEurope: Readonly<Record<string, readonly [onDemand: number, spot?: number]>> = {
  B1s: [0.012],
  B1ms: [0.024],
  B2s: [0.048],
  B2ms: [0.096],
  B2ls_v2: [0.048, 0.0432],
  B2s_v2: [0.096, 0.0864],
  B2as_v2: [0.0864, 0.0778],
  D2s_v3: [0.12, 0.0222],
  D2s_v5: [0.115, 0.021252],
  D4s_v5: [0.23, 0.042504],
  D8s_v5: [0.46, 0.085008],
  D2as_v5: [0.104, 0.019219],
  D4as_v5: [0.208, 0.038438],
  D2ps_v5: [0.092, 0.017002],
  D2s_v6: [0.121, 0.022361],
  E2s_v5: [0.152, 0.02809],
  F2s_v2: [0.097, 0.017926],
  F4s_v2: [0.194, 0.035851],
};

function onDemand(size: string, price: number, origin: Origin): PrintedRate {
  return { meter: "instanceHours", label: `${size}, pay as you go`, variant: size, price, ...origin };
}

function spotRates(size: string, price: number | undefined): readonly PrintedRate[] {
  if (price === undefined) return [];
  const bought = { variant: size, purchase: "spot", price, ...retailPrices };
  return [{ meter: "instanceHours", label: `${size}, spot`, ...bought }];
}

const reserved = {
  meter: "committedHours",
  variant: "D2s_v5",
  source: "cloudecon.com, Azure reserved instances (second-hand)",
  effectiveDate: "2023-09",
} as const;

/** Reserved for a year the size costs 495.99 USD, whether it runs or not. */
const reservedD2: readonly PrintedRate[] = [
  { ...reserved, label: "D2s_v5, reserved for 1 year", purchase: "reserved-1y", price: 495.99 / 8760 },
  { ...reserved, label: "D2s_v5, reserved for 3 years", purchase: "reserved-3y", price: 0.0364 },
];

const anySize = { variant: null, from: "instanceHours", confirmed: false } as const;

const ofAllSizes: readonly Discount[] = [
  {
    ...anySize,
    purchase: "reserved-1y",
    label: "reserved for 1 year",
    share: 0.41,
    source: "default after D2s_v5 in East US (cloudecon.com); no source for other sizes",
    effectiveDate: "2023-09",
  },
  {
    ...anySize,
    purchase: "reserved-3y",
    label: "reserved for 3 years",
    share: 0.62,
    source: "default after D2s_v5 in East US (cloudecon.com); no source for other sizes",
    effectiveDate: "2023-09",
  },
  {
    ...anySize,
    purchase: "spot",
    label: "spot",
    share: 0.815,
    source: "default after the D, E and F sizes of West Europe, 81.5 %; spot prices move, no source for other sizes",
    effectiveDate: "2026-08-22",
  },
];

/** Spot takes far less off burstable sizes than off others. */
function spotOfBurstable(sizes: readonly string[]): readonly Discount[] {
  return sizes
    .filter((size) => size.startsWith("B"))
    .map((size) => ({
      purchase: "spot",
      variant: size,
      label: "spot",
      from: "instanceHours",
      share: 0.1,
      source:
        "default after B2ls_v2, B2s_v2 and B2as_v2 in West Europe, 10 %; spot prices move, no source for other sizes",
      effectiveDate: "2026-08-22",
      confirmed: false,
    }));
}

function discounts(sizes: readonly string[]): readonly Discount[] {
  return [...spotOfBurstable(sizes), ...ofAllSizes];
}

/** Sizes of the families B, D, E and F; billed by the second. */
export const azureVmEastUs: RateCard = rateCard(
  "azure-vm",
  "eastus",
  [
    ...Object.entries(eastUs).map(([size, price]) => onDemand(size, price, size === "B1s" ? infracost : publicTables)),
    ...reservedD2,
  ],
  { discounts: discounts(Object.keys(eastUs)) },
);

export const azureVmWestEurope: RateCard = rateCard(
  "azure-vm",
  "westeurope",
  Object.entries(westEurope).flatMap(([size, [price, spot]]) => [
    onDemand(size, price, retailPrices),
    ...spotRates(size, spot),
  ]),
  { discounts: discounts(Object.keys(westEurope)) },
);
