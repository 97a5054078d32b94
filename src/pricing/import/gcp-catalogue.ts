import { z } from "zod";
import { type Decimal, sum } from "../../units/decimal.ts";
import { dayOf } from "./list-date.ts";
import { type PriceStep, type SteppedPrice, steppedPrice } from "./price-steps.ts";
import { type ImportOptions, PriceListError } from "./read-prices.ts";

/** An amount: units, a whole number as text, and nanos, 10^-9 of one; both have the sign. */
const moneySchema = z.object({
  currencyCode: z.string(),
  units: z
    .string()
    .regex(/^-?\d{1,19}$/)
    .default("0"),
  nanos: z.int().min(-999_999_999).max(999_999_999).default(0),
});

const pricingSchema = z.object({
  effectiveTime: z.string().optional(),
  pricingExpression: z.object({
    usageUnit: z.string(),
    tieredRates: z.array(z.object({ startUsageAmount: z.number().min(0).default(0), unitPrice: moneySchema })).min(1),
  }),
});

const skuSchema = z.object({
  skuId: z.string(),
  description: z.string(),
  category: z.object({ serviceDisplayName: z.string(), resourceFamily: z.string(), usageType: z.string() }),
  serviceRegions: z.array(z.string()),
  /** A timeline. */
  pricingInfo: z.array(pricingSchema).min(1),
});

const catalogueSchema = z.object({ skus: z.array(z.unknown()), nextPageToken: z.string().optional() });

export type GcpSku = z.output<typeof skuSchema>;

/** A page of the Cloud Billing catalogue. */
export function gcpCatalogue(name: string, value: unknown): z.output<typeof catalogueSchema> {
  const outcome = catalogueSchema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw new PriceListError(`${name}: it is no whole page of Google's Cloud Billing catalogue: skus is no list`);
}

export function gcpSku(value: unknown): GcpSku | null {
  return skuSchema.safeParse(value).data ?? null;
}

/** What a SKU costs, from when on, per one of its usage unit. */
export interface GcpPrice extends SteppedPrice {
  readonly steps: readonly PriceStep[];
  readonly unit: string;
  /** Null where the catalogue does not say it. */
  readonly effectiveDate: string | null;
}

/** The price of the timeline's last entry that holds on the wanted date, or what is wrong with it. */
export function gcpPrice({ pricingInfo }: GcpSku, { date }: ImportOptions): GcpPrice | string {
  const held = pricingInfo.filter(({ effectiveTime }) => date === null || (dayOf(effectiveTime) ?? "") <= date);
  const last = held.reduce<(typeof held)[number] | null>((latest, entry) => {
    return latest === null || (entry.effectiveTime ?? "") >= (latest.effectiveTime ?? "") ? entry : latest;
  }, null);
  if (last === null) return `its price holds from after ${date} on`;
  const { usageUnit, tieredRates } = last.pricingExpression;
  const steps = tieredRates.map(({ startUsageAmount, unitPrice }) => ({
    from: startUsageAmount,
    price: amountOf(unitPrice),
  }));
  if (steps.some(({ price }) => price.units < 0n)) return "its price is below zero";
  const stepped = steppedPrice(steps);
  if (stepped === null) return "its tiers do not begin at 0, or contradict each other";
  return { ...stepped, steps, unit: usageUnit, effectiveDate: date ?? dayOf(last.effectiveTime) };
}

/** units + nanos / 10^9, exactly. */
export function amountOf({ units, nanos }: Pick<z.output<typeof moneySchema>, "units" | "nanos">): Decimal {
  return sum({ units: BigInt(units), places: 0 }, { units: BigInt(nanos), places: 9 });
}

/** The currencies of a SKU's prices other than US dollars. */
export function foreignCurrencies({ pricingInfo }: GcpSku): readonly string[] {
  return pricingInfo
    .flatMap(({ pricingExpression }) => pricingExpression.tieredRates.map(({ unitPrice }) => unitPrice.currencyCode))
    .filter((code) => code !== "USD");
}
