/** Whose price list it is: what each calls its own, and the keys that tell it. */
export const priceListFormats = {
  aws: { words: "an AWS offer file", keys: ["offerCode", "products"] },
  azure: { words: "a page of Azure's Retail Prices", keys: ["Items", "BillingCurrency"] },
  gcp: { words: "a page of Google's Cloud Billing catalogue", keys: ["skus"] },
} as const satisfies Record<string, { readonly words: string; readonly keys: readonly string[] }>;

export type PriceProvider = keyof typeof priceListFormats;

const providers = Object.keys(priceListFormats) as readonly PriceProvider[];

export function isPriceListOf(provider: PriceProvider, value: unknown): boolean {
  const { keys } = priceListFormats[provider];
  return typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));
}

/** The provider whose price list a JSON value looks like; null where it looks like none. */
export function priceListProvider(value: unknown): PriceProvider | null {
  return providers.find((provider) => isPriceListOf(provider, value)) ?? null;
}
