import { azureFunctionsKind } from "./azure-functions-skus.ts";
import { type AzureMeter, azureDate, azureMeters, azureTiers } from "./azure-meter.ts";
import { type AzureItem, azureItem, azurePage } from "./azure-page.ts";
import type { AzureKind, AzureRate } from "./azure-service.ts";
import { azureVmKind } from "./azure-vm-skus.ts";
import { dateOfList } from "./list-date.ts";
import { type ImportOptions, type PriceDocument, PriceListError, type ReadPrices } from "./read-prices.ts";
import { type SkuOutcome, SkuSorter } from "./sku-sorter.ts";

/** By the name of the service. */
const services: Readonly<Record<string, (item: AzureItem) => AzureKind>> = {
  Functions: azureFunctionsKind,
  "Virtual Machines": azureVmKind,
};

/** Reads pages of Azure's Retail Prices API; several pages of a query, or of several queries, together. */
export function readAzure(documents: readonly PriceDocument[], options: ImportOptions): ReadPrices {
  const pages = documents.map(({ name, value }) => ({ name, page: azurePage(name, value) }));
  const sorter = new SkuSorter();
  const items = pages.flatMap(({ name, page }) =>
    page.Items.flatMap((entry) => {
      const item = azureItem(name, entry);
      if (item === null) sorter.take("", "an item", { unknown: "it is not of the known form" });
      return item ?? [];
    }),
  );
  const names = documents.map(({ name }) => name).join(", ");
  if (items.length === 0 && sorter.skus === 0) {
    throw new PriceListError(`${names}: the page has no items: no price fits the query's filter`);
  }
  requireService(names, items);
  for (const meter of azureMeters(items)) {
    const { meterId, productName, skuName, meterName } = meter.first;
    sorter.take(meterId, `${productName}, ${skuName}, ${meterName}`, outcomeOf(meter, options));
  }
  const isWhole = pages.some(({ page }) => page.NextPageLink == null);
  const warning = `${names}: the list goes on (NextPageLink is set): fetch the next pages and name them too, import azure page-1.json page-2.json`;
  return {
    skus: sorter.skus,
    offers: sorter.offers,
    unknown: sorter.unknown,
    leftOut: sorter.leftOut,
    warnings: isWhole ? [] : [warning],
  };
}

function requireService(names: string, items: readonly AzureItem[]): void {
  const found = [...new Set(items.map(({ serviceName }) => serviceName))];
  if (items.length === 0 || found.some((name) => Object.hasOwn(services, name))) return;
  const known = Object.keys(services).join(", ");
  throw new PriceListError(`${names}: no card comes from the service ${found.join(", ")} (services: ${known})`);
}

function outcomeOf(meter: AzureMeter, options: ImportOptions): SkuOutcome {
  const { first } = meter;
  const kindOf = Object.hasOwn(services, first.serviceName) ? services[first.serviceName] : undefined;
  if (kindOf === undefined) return { leftOut: `meters of the service ${JSON.stringify(first.serviceName)}` };
  const kind = kindOf(first);
  if (!("rate" in kind)) return kind;
  const region = first.armRegionName;
  if (region === "") return { unknown: "it names no region" };
  if (options.region !== null && region !== options.region) return { leftOut: "other regions" };
  return rateOf(meter, kind.rate, options);
}

function rateOf(meter: AzureMeter, rate: AzureRate, { date }: ImportOptions): SkuOutcome {
  const { unit, termHours, variant, ...printed } = rate;
  const { meterId, armRegionName, retailPrice } = meter.first;
  const tiers = azureTiers(meter, unit);
  if (typeof tiers === "string") return { unknown: tiers };
  const what = `meter ${meterId} has no effectiveStartDate`;
  const effectiveDate = dateOfList(azureDate(meter) ?? undefined, date, what);
  const source = `Azure Retail Prices API, meter ${meterId}`;
  const named = variant === null ? printed : { ...printed, variant };
  const common = { ...named, region: armRegionName, sku: meterId, effectiveDate };
  if (termHours === undefined) return { offers: [{ ...common, ...tiers, source }] };
  if (meter.items.length !== 1) return { unknown: "a reservation with tiers is of no known form" };
  const spread = `${source}: ${retailPrice} USD for the term / ${termHours} h`;
  return { offers: [{ ...common, price: retailPrice / termHours, source: spread }] };
}
