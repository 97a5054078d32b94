import { z } from "zod";
import { PriceListError } from "./read-prices.ts";

const itemSchema = z.object({
  currencyCode: z.string(),
  /** Where the tier begins, counted in `unitOfMeasure`. */
  tierMinimumUnits: z.number().min(0),
  retailPrice: z.number().min(0),
  armRegionName: z.string(),
  effectiveStartDate: z.string().optional(),
  meterId: z.string(),
  meterName: z.string(),
  productName: z.string(),
  skuName: z.string(),
  serviceName: z.string(),
  /** Such as "10", "1 GB Second", "1 Hour". */
  unitOfMeasure: z.string(),
  type: z.string(),
  reservationTerm: z.string().optional(),
  armSkuName: z.string().default(""),
});

const pageSchema = z.object({
  BillingCurrency: z.string(),
  Items: z.array(z.unknown()),
  NextPageLink: z.string().nullish(),
});

export type AzureItem = z.output<typeof itemSchema>;
export type AzurePage = z.output<typeof pageSchema>;

/** A page of the Retail Prices API in US dollars. */
export function azurePage(name: string, value: unknown): AzurePage {
  const outcome = pageSchema.safeParse(value);
  if (!outcome.success) {
    const at = outcome.error.issues[0]?.path.join(".") ?? "";
    throw new PriceListError(
      `${name}: it is no whole page of Azure's Retail Prices: ${at} is missing or of another form`,
    );
  }
  requireDollars(name, outcome.data.BillingCurrency);
  return outcome.data;
}

export function azureItem(name: string, value: unknown): AzureItem | null {
  const item = itemSchema.safeParse(value).data ?? null;
  if (item !== null) requireDollars(name, item.currencyCode);
  return item;
}

function requireDollars(name: string, currency: string): void {
  if (currency === "USD") return;
  const remedy = "ask for currencyCode='USD'; there is no rate of exchange";
  throw new PriceListError(`${name}: its prices are in ${currency}, and cards are in USD: ${remedy}`);
}
