import type { GcpPricedSku } from "./gcp-priced-sku.ts";
import type { OfferedRate } from "./offered-rate.ts";
import type { ImportOptions, OfferedCredit } from "./read-prices.ts";

/** What a SKU is to a service: wanted in one of its roles, or why not. */
export type GcpKind<Role> = { readonly role: Role } | { readonly leftOut: string } | { readonly unknown: string };

/** A SKU with its role. */
export interface GcpPart<Role> extends GcpPricedSku {
  readonly role: Role;
}

/** What the parts of one service make together. */
export interface GcpRates {
  readonly offers: readonly OfferedRate[];
  readonly credits?: readonly OfferedCredit[];
  readonly missing?: readonly string[];
  /** Parts that make no rate, by why; each counts as a SKU that is left out. */
  readonly leftOut?: readonly string[];
}

/** SKUs of one service, told apart by description and usage type, and put together to rates. */
export interface GcpService<Role> {
  readonly kindOf: (part: GcpPricedSku, options: ImportOptions) => GcpKind<Role>;
  readonly ratesOf: (parts: readonly GcpPart<Role>[], options: ImportOptions) => GcpRates;
}
