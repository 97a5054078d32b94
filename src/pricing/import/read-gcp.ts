import { foreignCurrencies, type GcpSku, gcpCatalogue, gcpPrice, gcpSku } from "./gcp-catalogue.ts";
import { gcpCloudRunSkus } from "./gcp-cloud-run-skus.ts";
import { gcpComputeSkus } from "./gcp-compute-skus.ts";
import { gcpEgressSkus } from "./gcp-egress-skus.ts";
import { gcpFunctionsSkus } from "./gcp-functions-skus.ts";
import type { GcpPart, GcpRates, GcpService } from "./gcp-service.ts";
import { type ImportOptions, type PriceDocument, PriceListError, type ReadPrices } from "./read-prices.ts";
import { SkuSorter } from "./sku-sorter.ts";

type ReadSkus = (skus: readonly GcpSku[], options: ImportOptions, sorter: SkuSorter) => GcpRates;

function reads<Role>(service: GcpService<Role>): ReadSkus {
  return (skus, options, sorter) => {
    const parts = skus.flatMap((sku) => partOf(sku, { service, options, sorter }) ?? []);
    const rates = service.ratesOf(parts, options);
    for (const reason of rates.leftOut ?? []) sorter.leave(reason);
    return rates;
  };
}

const compute = reads(gcpComputeSkus);
const egress = reads(gcpEgressSkus);
const functions = reads(gcpFunctionsSkus);

/** By the service's name; network SKUs are Compute Engine's too. */
const services: Readonly<Record<string, ReadSkus>> = {
  "Cloud Run": reads(gcpCloudRunSkus),
  "Cloud Run Functions": functions,
  "Compute Engine": (skus, options, sorter) => {
    const isNetwork = ({ category }: GcpSku) => category.resourceFamily === "Network";
    const machines = compute(
      skus.filter((sku) => !isNetwork(sku)),
      options,
      sorter,
    );
    const network = egress(skus.filter(isNetwork), options, sorter);
    return { ...machines, offers: [...machines.offers, ...network.offers] };
  },
};

/** Reads pages of Google's Cloud Billing catalogue, `services/.../skus`; several pages together. */
export function readGcp(documents: readonly PriceDocument[], options: ImportOptions): ReadPrices {
  const pages = documents.map(({ name, value }) => gcpCatalogue(name, value));
  const names = documents.map(({ name }) => name).join(", ");
  const sorter = new SkuSorter();
  const skus = pages.flatMap((page) => page.skus.flatMap((entry) => skuOrUnknown(entry, sorter)));
  if (skus.length === 0 && sorter.skus === 0) throw new PriceListError(`${names}: the page has no SKUs`);
  requireDollars(names, skus);
  requireService(names, skus);
  const rates = byService(skus).map(([service, own]) => {
    const read = Object.hasOwn(services, service) ? services[service] : undefined;
    return read === undefined ? others(own, sorter) : read(own, options, sorter);
  });
  const isWhole = pages.some(({ nextPageToken = "" }) => nextPageToken === "");
  const warning = `${names}: the list goes on (nextPageToken is set): fetch the next pages with pageToken and name them too, import gcp page-1.json page-2.json`;
  return {
    skus: sorter.skus,
    offers: rates.flatMap(({ offers }) => offers),
    credits: rates.flatMap(({ credits = [] }) => credits),
    unknown: sorter.unknown,
    leftOut: sorter.leftOut,
    missing: rates.flatMap(({ missing = [] }) => missing),
    warnings: isWhole ? [] : [warning],
  };
}

function skuOrUnknown(entry: unknown, sorter: SkuSorter): readonly GcpSku[] {
  const sku = gcpSku(entry);
  if (sku === null) sorter.take("", "a SKU", { unknown: "it is not of the known form" });
  return sku === null ? [] : [sku];
}

function requireDollars(names: string, skus: readonly GcpSku[]): void {
  const foreign = skus.filter((sku) => foreignCurrencies(sku).length > 0);
  const currencies = [...new Set(foreign.flatMap(foreignCurrencies))].join(", ");
  if (foreign.length === 0) return;
  const remedy = "ask for currencyCode=USD; there is no rate of exchange";
  throw new PriceListError(
    `${names}: ${foreign.length} of ${skus.length} SKUs are priced in ${currencies}, and cards are in USD: ${remedy}`,
  );
}

function requireService(names: string, skus: readonly GcpSku[]): void {
  const found = [...new Set(skus.map(({ category }) => category.serviceDisplayName))];
  if (skus.length === 0 || found.some((name) => Object.hasOwn(services, name))) return;
  const known = Object.keys(services).join(", ");
  throw new PriceListError(`${names}: no card comes from the service ${found.join(", ")} (services: ${known})`);
}

function byService(skus: readonly GcpSku[]): readonly (readonly [string, readonly GcpSku[]])[] {
  const names = [...new Set(skus.map(({ category }) => category.serviceDisplayName))];
  return names.map((name) => [name, skus.filter(({ category }) => category.serviceDisplayName === name)]);
}

function others(skus: readonly GcpSku[], sorter: SkuSorter): GcpRates {
  for (const { skuId, description, category } of skus) {
    const what = `SKUs of the service ${JSON.stringify(category.serviceDisplayName)}`;
    sorter.take(skuId, description, { leftOut: what });
  }
  return { offers: [] };
}

interface PartContext<Role> {
  readonly service: GcpService<Role>;
  readonly options: ImportOptions;
  readonly sorter: SkuSorter;
}

/** A SKU of other regions may still say what is free in all of them. */
function partOf<Role>(sku: GcpSku, { service, options, sorter }: PartContext<Role>): GcpPart<Role> | null {
  const { serviceRegions, skuId, description } = sku;
  const places = [options.region ?? "", "global"];
  const isElsewhere = options.region !== null && !serviceRegions.some((region) => places.includes(region));
  const price = gcpPrice(sku, options);
  const kind = typeof price === "string" ? { unknown: price } : service.kindOf({ sku, price }, options);
  const outcome = "role" in kind ? { offers: [] } : kind;
  sorter.take(skuId, description, isElsewhere ? { leftOut: "other regions" } : outcome);
  return "role" in kind && typeof price !== "string" ? { sku, price, role: kind.role } : null;
}
