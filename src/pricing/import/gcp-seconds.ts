import { decimalOf, product, toNumber } from "../../units/decimal.ts";
import type { Meter } from "../../usage/meter.ts";
import { gcpOrigin } from "./gcp-priced-sku.ts";
import type { GcpKind, GcpPart, GcpRates } from "./gcp-service.ts";
import type { ImportOptions, OfferedCredit } from "./read-prices.ts";

/** What a SKU is that is billed by use, in seconds or by the piece. */
export interface SecondsRole {
  readonly meter: Meter;
  readonly variant?: string;
  readonly label: string;
  /** The catalogue's unit of it. */
  readonly unit: string;
  /** Whether it is the price of Google's dearer regions. */
  readonly isTierTwo: boolean;
}

/** What services that run code have in common. */
export interface SecondsService {
  readonly card: string;
  /** Meters that share free units, the one that states them first. */
  readonly free: readonly (readonly [Meter, ...Meter[]])[];
}

/** The role, if the SKU has its unit. */
export function inUnit(role: SecondsRole, unit: string): GcpKind<SecondsRole> {
  return unit === role.unit ? { role } : { unknown: `its unit ${JSON.stringify(unit)} is not ${role.unit}` };
}

/**
 * Rates by region; SKUs of the whole world hold in each region that another one names. Requests are free by the piece;
 * seconds are free in dollars: free units are worth what they cost in regions of tier 1, and pay that much everywhere.
 */
export function secondsRates(
  parts: readonly GcpPart<SecondsRole>[],
  { card, free }: SecondsService,
  options: ImportOptions,
): GcpRates {
  const named = parts.flatMap(({ sku }) => sku.serviceRegions).filter((region) => region !== "global");
  const regions = [...new Set(named)].filter((region) => options.region === null || region === options.region);
  const offers = parts.flatMap((part) => {
    const { meter, variant, label } = part.role;
    const { serviceRegions, skuId } = part.sku;
    const places = serviceRegions.includes("global") ? regions : regions.filter((one) => serviceRegions.includes(one));
    const units = meter === "requests" ? part.price.free : 0;
    const rate = { meter, label, price: part.price.price, free: units, ...gcpOrigin([part]) };
    const whole = variant === undefined ? rate : { ...rate, variant };
    return places.map((region) => ({ ...whole, card, region, sku: skuId }));
  });
  const credits = free.map((meters) => credit(parts, meters, card));
  return {
    offers,
    credits: credits.flatMap((one) => (one === null ? [] : regions.map((region) => ({ ...one, region })))),
    missing: free.flatMap(([meter], i) =>
      offers.length > 0 && credits[i] === null
        ? [`${card}: the free tier of ${meter}, which a SKU of price tier 1 says`]
        : [],
    ),
  };
}

function credit(
  parts: readonly GcpPart<SecondsRole>[],
  meters: readonly [Meter, ...Meter[]],
  card: string,
): Omit<OfferedCredit, "region"> | null {
  const part = parts.find(({ role, price }) => role.meter === meters[0] && !role.isTierTwo && price.free > 0);
  const step = part?.price.steps.find(({ from }) => from === part.price.free);
  if (part === undefined || step === undefined) return null;
  const amount = toNumber(product(step.price, decimalOf(part.price.free)));
  if (!Number.isFinite(amount)) return null;
  const { source, effectiveDate } = gcpOrigin([part]);
  const origin = { source: `${source}: free units at the price of tier 1`, effectiveDate, confirmed: true };
  return { card, credit: { label: "free tier", meters, variant: null, amount, ...origin } };
}
