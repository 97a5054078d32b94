import type { Discount } from "../discount.ts";

type Origin = Pick<Discount, "source" | "effectiveDate" | "confirmed">;

/** Families for which a price list has both commitments; for others the same shares are a default. */
const familiesWithCommitments = ["e2", "c3"];

const listed: Origin = {
  source: "Cloud Billing catalogue, generated into a public repository: E2, N2D and C3",
  effectiveDate: "2025-03-06",
  confirmed: true,
};
const taken: Origin = {
  source: "taken to equal E2, N2D and C3 in a Cloud Billing catalogue; no source for other families",
  effectiveDate: "2025-03-06",
  confirmed: false,
};

function committed(variant: string | null, origin: Origin): readonly Discount[] {
  const discount = { variant, from: "instanceHours", ...origin } as const;
  return [
    { ...discount, purchase: "committed-use-1y", label: "committed for 1 year", share: 0.37 },
    { ...discount, purchase: "committed-use-3y", label: "committed for 3 years", share: 0.55 },
  ];
}

/** What is taken off the second, third and last quarter of a month; E2 and C3 have none. */
const sustainedUse: Readonly<Record<string, { readonly shares: readonly number[] } & Origin>> = {
  // 30 % over a whole month.
  n1: {
    shares: [0.2, 0.4, 0.6],
    source: "Compute Engine documentation, sustained use discounts, as copied by easycloud.company; Infracost's code",
    effectiveDate: "2024-03-06",
    confirmed: true,
  },
  // 19.98 % over a whole month, which Google calls 20 %.
  n2: {
    shares: [0.1322, 0.267, 0.4],
    source: "Infracost's code after Compute Engine's documentation of sustained use discounts",
    effectiveDate: "2024-03-06",
    confirmed: true,
  },
};

const quarters = ["2nd", "3rd", "4th"] as const;

function sustained(type: string): readonly Discount[] {
  const known = sustainedUse[family(type)];
  if (known === undefined) return [];
  const { shares, ...origin } = known;
  return quarters.map((quarter, index) => ({
    purchase: `sustained-use-${quarter}-quarter`,
    variant: type,
    label: `sustained use, ${quarter} quarter`,
    from: "instanceHours",
    share: shares[index]!,
    ...origin,
  }));
}

function family(type: string): string {
  return type.slice(0, type.indexOf("-"));
}

/** USD per hour of the one size of a family that a list has both prices of, us-central1. */
const spotSizes: readonly { readonly type: string; readonly onDemand: number; readonly spot: number }[] = [
  { type: "e2-standard-2", onDemand: 0.06701142, spot: 0.026792 },
  { type: "c3-standard-8", onDemand: 0.403216, spot: 0.074176 },
  { type: "n1-standard-16", onDemand: 0.76, spot: 0.23204 },
];

const spot = { purchase: "spot", label: "spot", from: "instanceHours", confirmed: false } as const;

/** Google sells a family's vCPUs and GB at one spot price, so that a size which is not listed follows its family. */
function spotOf(type: string): readonly Discount[] {
  const sold = spotSizes.find((size) => family(size.type) === family(type));
  if (sold === undefined) return [];
  const share = Math.round(1e6 * (1 - sold.spot / sold.onDemand)) / 1e6;
  const source = `after ${sold.type} in us-central1, which has a listed spot price; spot prices move, no source for others of the family`;
  return [{ ...spot, variant: type, share, source, effectiveDate: "2025-03-06" }];
}

const spotOfOthers: Discount = {
  ...spot,
  variant: null,
  share: 0.6,
  source:
    "default after e2-standard-2, 60.0 % in a Cloud Billing catalogue; spot prices move, no source for the family",
  effectiveDate: "2025-03-06",
};

/** What Compute Engine takes off the machine types of one region. */
export function gcpComputeEngineDiscounts(types: readonly string[]): readonly Discount[] {
  return [
    ...types
      .filter((type) => familiesWithCommitments.includes(family(type)))
      .flatMap((type) => committed(type, listed)),
    ...committed(null, taken),
    ...types.flatMap(sustained),
    ...types.flatMap(spotOf),
    spotOfOthers,
  ];
}
