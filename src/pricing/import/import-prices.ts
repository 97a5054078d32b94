import { nearestName } from "../../units/nearest-name.ts";
import { isPriceListOf, type PriceProvider, priceListFormats, priceListProvider } from "../price-list-formats.ts";
import type { RateCard } from "../rate.ts";
import { type JsonOutcome, readJson } from "../read-json.ts";
import { gatherCards, type ImportedPrices } from "./gather-cards.ts";
import type { UnknownSku } from "./offered-rate.ts";
import { readAws } from "./read-aws.ts";
import { readAzure } from "./read-azure.ts";
import { readGcp } from "./read-gcp.ts";
import { type ImportOptions, type PriceDocument, PriceListError, type ReadPrices } from "./read-prices.ts";

type ReadList = (documents: readonly PriceDocument[], options: ImportOptions) => ReadPrices;

const readers: Readonly<Record<PriceProvider, ReadList>> = { aws: readAws, azure: readAzure, gcp: readGcp };

/** A file as it was read. */
export interface PriceFile {
  readonly name: string;
  readonly text: string;
}

/** Reads the files of one provider's price list. Gives cards and all that is not on them, or why there are none. */
export function importPrices(
  provider: PriceProvider,
  files: readonly PriceFile[],
  options: ImportOptions,
): ImportedPrices | { readonly faults: readonly string[] } {
  try {
    const documents = files.map(({ name, text }) => documentOf(provider, name, readJson(text)));
    const gather = (given: ImportOptions) => gatherCards(readers[provider](documents, given));
    const imported = gather(options);
    if (imported.cards.length > 0) return imported;
    const names = files.map(({ name }) => name).join(", ");
    const elsewhere = options.region === null ? [] : gather({ ...options, region: null }).cards;
    const why = elsewhere.length > 0 ? otherRegions(options.region, elsewhere) : nothing(imported);
    return { faults: [...imported.warnings, `${names}: ${why}`] };
  } catch (error) {
    if (error instanceof PriceListError) return { faults: [error.message] };
    throw error;
  }
}

function documentOf(provider: PriceProvider, name: string, json: JsonOutcome): PriceDocument {
  if ("fault" in json) throw new PriceListError(`${name}: ${json.fault}`);
  const { value } = json;
  if (isPriceListOf(provider, value)) return { name, value: value as PriceDocument["value"] };
  const { words } = priceListFormats[provider];
  const other = priceListProvider(value);
  const looks = other === null ? "" : `; it looks like ${priceListFormats[other].words}: import ${other}`;
  throw new PriceListError(`${name}: it is not ${words}${looks}`);
}

function otherRegions(region: string | null, cards: readonly RateCard[]): string {
  const regions = [...new Set(cards.map((card) => card.region))].sort();
  const nearest = nearestName(region ?? "", regions);
  const hint = nearest === null ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
  return `it has no price of the region ${JSON.stringify(region)}${hint} (regions: ${regions.join(", ")})`;
}

/** Why a list that can be read gives no rate. */
function nothing({ skus, leftOut, unknown }: ImportedPrices): string {
  const left = leftOut.map(({ reason, count }) => `${count} ${reason}`);
  const [first] = unknown;
  const other = first === undefined ? [] : [`${unknown.length} unknown, such as ${named(first)}`];
  const none = skus === 1 ? "its one SKU is no rate" : `none of its ${skus} SKUs is a rate`;
  return `${none} that a card has (${[...left, ...other].join("; ")})`;
}

/** Of what is not of the known form, no SKU is known. */
function named({ sku, description }: UnknownSku): string {
  return sku === "" ? description : `${sku} ${description}`;
}
