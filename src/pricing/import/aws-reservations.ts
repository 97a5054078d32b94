import { decimalOf, decimalText, product, sum, toNumber } from "../../units/decimal.ts";
import { type AwsTerm, usd } from "./aws-offer.ts";
import type { AwsRate } from "./aws-service.ts";
import type { OfferedRate } from "./offered-rate.ts";
import type { ImportOptions } from "./read-prices.ts";

const hoursOfYear = 8760;
const payments = ["no", "partial", "all"] as const;

/** What reservations of a machine have in common. */
interface ReservedProduct {
  readonly sku: string;
  readonly region: string;
  readonly rate: AwsRate;
  readonly effectiveDate: string;
}

/**
 * A reservation as the price of an hour, used or not: the upfront fee spread over the term and the hourly price. The
 * standard class comes before the convertible one, and the payment that was asked for before the others.
 */
export function reservedRate(
  { termAttributes, priceDimensions }: AwsTerm,
  { sku, region, rate, effectiveDate }: ReservedProduct,
  upfront: ImportOptions["upfront"],
): OfferedRate | null {
  const { LeaseContractLength = "", OfferingClass = "", PurchaseOption = "" } = termAttributes;
  const years = /^([13]) ?yr$/.exec(LeaseContractLength)?.[1];
  const payment = payments.find((word) => PurchaseOption.toLowerCase() === `${word} upfront`);
  const offered = ["standard", "convertible"].indexOf(OfferingClass);
  if (years === undefined || payment === undefined || offered < 0) return null;
  const dimensions = Object.values(priceDimensions);
  const priceOf = (unit: RegExp) =>
    dimensions.filter((dimension) => unit.test(dimension.unit)).map((dimension) => usd(dimension, sku));
  const [fees, hourly] = [priceOf(/^quantity$/i), priceOf(/^(hrs|hours)$/i)];
  if (fees.length > 1 || hourly.length > 1 || dimensions.length !== fees.length + hourly.length) return null;
  const [fee = decimalOf(0)] = fees;
  const [hour = decimalOf(0)] = hourly;
  const hours = Number(years) * hoursOfYear;
  const whole = sum(fee, product(hour, decimalOf(hours)));
  const order = [upfront, ...payments.filter((word) => word !== upfront)];
  const term = years === "1" ? "1 year" : "3 years";
  return {
    card: rate.card,
    region,
    sku,
    meter: "committedHours",
    variant: rate.variant ?? "",
    purchase: `reserved-${years}y`,
    label: `${rate.variant}, reserved for ${term}, ${OfferingClass}, ${payment} upfront`,
    price: fee.units === 0n ? toNumber(hour) : toNumber(whole) / hours,
    source: `AWS price list, AmazonEC2 offer, SKU ${sku}: ${decimalText(fee)} USD / ${hours} h + ${decimalText(hour)} USD`,
    effectiveDate,
    rank: 10 * offered + order.indexOf(payment),
  };
}
