import { z } from "zod";
import { decimalOf, parseDecimal, toNumber } from "../../units/decimal.ts";
import { type PriceStep, type SteppedPrice, steppedPrice } from "./price-steps.ts";
import { PriceListError } from "./read-prices.ts";

const dimensionSchema = z.object({
  unit: z.string(),
  /** Of an upfront fee there are none. */
  beginRange: z.string().optional(),
  endRange: z.string().optional(),
  pricePerUnit: z.record(z.string(), z.string()),
});

const termSchema = z.object({
  priceDimensions: z.record(z.string(), dimensionSchema),
  termAttributes: z.record(z.string(), z.string()).default({}),
});

const productSchema = z.object({
  sku: z.string(),
  productFamily: z.string().default(""),
  attributes: z.record(z.string(), z.string()),
});

/** Terms by SKU, then by term. */
const termsSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

const offerSchema = z.object({
  offerCode: z.string(),
  publicationDate: z.string().optional(),
  products: z.record(z.string(), z.unknown()),
  terms: z.object({ OnDemand: termsSchema.default({}), Reserved: termsSchema.default({}) }),
});

export type AwsDimension = z.output<typeof dimensionSchema>;
export type AwsTerm = z.output<typeof termSchema>;
export type AwsProduct = z.output<typeof productSchema>;
export type AwsOffer = z.output<typeof offerSchema>;

/** An offer file's envelope; its products and terms are looked at one by one. */
export function awsOffer(name: string, value: unknown): AwsOffer {
  const outcome = offerSchema.safeParse(value);
  if (outcome.success) return outcome.data;
  const at = outcome.error.issues[0]?.path.join(".") ?? "";
  throw new PriceListError(`${name}: it is no whole AWS offer file: ${at} is missing or of another form`);
}

export function awsProduct(value: unknown): AwsProduct | null {
  return productSchema.safeParse(value).data ?? null;
}

/** The terms of one product; of those that are not of the known form, none. */
export function awsTerms(terms: AwsOffer["terms"]["OnDemand"], sku: string): readonly AwsTerm[] {
  const own = Object.hasOwn(terms, sku) ? terms[sku]! : {};
  return Object.values(own).flatMap((term) => termSchema.safeParse(term).data ?? []);
}

/** The price in US dollars of a dimension; a list in another currency is refused. */
export function usd({ pricePerUnit }: AwsDimension, sku: string): PriceStep["price"] {
  const text = pricePerUnit.USD;
  if (text === undefined) {
    const currencies = Object.keys(pricePerUnit).join(", ") || "no currency at all";
    throw new PriceListError(
      `SKU ${sku} is priced in ${currencies}: cards are in USD, and there is no rate of exchange`,
    );
  }
  const price = parseDecimal(text);
  if (price !== null && price.units >= 0n && Number.isFinite(toNumber(price))) return price;
  throw new PriceListError(`SKU ${sku} has the price ${JSON.stringify(text)}, which is no number of at least 0`);
}

/**
 * The tiers of a term. Some SKUs list the whole ladder once for each spelling of the unit: one of them counts, and only
 * where all say the same.
 */
export function awsTiers({ priceDimensions }: AwsTerm, sku: string, unit: RegExp): SteppedPrice | string {
  const bySpelling = new Map<string, AwsDimension[]>();
  for (const dimension of Object.values(priceDimensions)) {
    const known = bySpelling.get(dimension.unit);
    if (known === undefined) bySpelling.set(dimension.unit, [dimension]);
    else known.push(dimension);
  }
  const strange = [...bySpelling.keys()].find((spelling) => !unit.test(spelling));
  if (strange !== undefined) return `its unit ${JSON.stringify(strange)} is not the one expected`;
  const ladders = [...bySpelling.values()].map((dimensions) => ladder(dimensions, sku));
  const [first, ...others] = ladders;
  if (first === undefined) return "it has no price";
  if (first === null || others.includes(null)) return "its tiers leave a gap or overlap";
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    return `it has other prices for each of its units (${[...bySpelling.keys()].join(", ")})`;
  }
  return first;
}

/** Tiers that follow each other from 0 to "Inf"; else null. */
function ladder(dimensions: readonly AwsDimension[], sku: string): SteppedPrice | null {
  const steps = dimensions
    .map((dimension) => ({ from: bound(dimension.beginRange), upTo: bound(dimension.endRange), dimension }))
    .sort((a, b) => a.from - b.from);
  const follows = steps.every(({ upTo }, i) => upTo === (steps[i + 1]?.from ?? Number.POSITIVE_INFINITY));
  if (!follows) return null;
  return steppedPrice(steps.map(({ from, dimension }) => ({ from, price: usd(dimension, sku) })));
}

function bound(text: string | undefined): number {
  if (text === "Inf") return Number.POSITIVE_INFINITY;
  return text === undefined || parseDecimal(text) === null ? Number.NaN : Number(text);
}

/** Units of a product that costs nothing: where its one tier of price 0 ends. */
export function freeUnits({ priceDimensions }: AwsTerm): number | null {
  const free = Object.values(priceDimensions).find(({ pricePerUnit }) => Number(pricePerUnit.USD) === 0);
  const units = bound(free?.endRange);
  return Number.isFinite(units) && decimalOf(units).units > 0n ? units : null;
}
