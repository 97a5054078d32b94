import type { Meter } from "../../usage/meter.ts";
import type { AwsProduct } from "./aws-offer.ts";

/** The rate that a product's price on demand is. */
export interface AwsRate {
  readonly card: string;
  readonly meter: Meter;
  readonly variant: string | null;
  readonly label: string;
  /** Spellings of the unit; another one is not what the rate expects. */
  readonly unit: RegExp;
  /** Whether its reservations are rates too. */
  readonly isReservable?: boolean;
}

/** What becomes of a product, told by its attributes and never by its description. */
export type AwsKind =
  | { readonly rate: AwsRate }
  | { readonly allowance: Meter }
  | { readonly leftOut: string }
  | { readonly unknown: string };

/** One offer code of AWS's price list. */
export interface AwsService {
  readonly kindOf: (product: AwsProduct) => AwsKind;
  /** Meters of which the list states free units as products of their own. */
  readonly allowances?: readonly Meter[];
}

/**
 * The usage type without the region's prefix: "USE2-BoxUsage:m5.large" is "BoxUsage:m5.large". That of eu-west-1 has no
 * digit (from memory; no list of it was at hand).
 */
export function plainUsageType({ attributes }: AwsProduct): string {
  return (attributes.usagetype ?? "").replace(/^([A-Z]{2,4}\d|EU)-/, "");
}
