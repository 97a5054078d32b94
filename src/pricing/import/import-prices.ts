import { type JsonOutcome, readJson } from "../read-json.ts";
import { gatherCards, type ImportedPrices } from "./gather-cards.ts";
import { readAws } from "./read-aws.ts";
import { readAzure } from "./read-azure.ts";
import { readGcp } from "./read-gcp.ts";
import { type ImportOptions, type PriceDocument, PriceListError, type ReadPrices } from "./read-prices.ts";

/** Whose price list it is: what each calls its own, the keys that tell it, and how it is read. */
const providers = {
  aws: { words: "an AWS offer file", keys: ["offerCode", "products"], read: readAws },
  azure: { words: "a page of Azure's Retail Prices", keys: ["Items", "BillingCurrency"], read: readAzure },
  gcp: { words: "a page of Google's Cloud Billing catalogue", keys: ["skus"], read: readGcp },
} as const satisfies Record<string, ProviderFormat>;

interface ProviderFormat {
  readonly words: string;
  readonly keys: readonly string[];
  readonly read: (documents: readonly PriceDocument[], options: ImportOptions) => ReadPrices;
}

export type PriceProvider = keyof typeof providers;

export const priceProviders = Object.keys(providers) as readonly PriceProvider[];

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
    const imported = gatherCards(providers[provider].read(documents, options));
    return imported.cards.length > 0 ? imported : { faults: [...imported.warnings, nothing(files, imported, options)] };
  } catch (error) {
    if (error instanceof PriceListError) return { faults: [error.message] };
    throw error;
  }
}

function documentOf(provider: PriceProvider, name: string, json: JsonOutcome): PriceDocument {
  if ("fault" in json) throw new PriceListError(`${name}: ${json.fault}`);
  const { value } = json;
  const isOf = ({ keys }: ProviderFormat) =>
    typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));
  if (isOf(providers[provider])) return { name, value: value as PriceDocument["value"] };
  const { words } = providers[provider];
  const other = priceProviders.find((one) => isOf(providers[one]));
  const looks = other === undefined ? "" : `; it looks like ${providers[other].words}: import ${other}`;
  throw new PriceListError(`${name}: it is not ${words}${looks}`);
}

/** Why a list that can be read gives no rate. */
function nothing(files: readonly PriceFile[], imported: ImportedPrices, { region }: ImportOptions): string {
  const names = files.map(({ name }) => name).join(", ");
  const where = region === null ? "" : ` in ${region}`;
  const left = imported.leftOut.map(({ reason, count }) => `${count} ${reason}`);
  const [first] = imported.unknown;
  const unknown =
    first === undefined ? [] : [`${imported.unknown.length} unknown, such as ${first.sku} ${first.description}`];
  return `${names}: ${imported.skus === 1 ? "its one SKU is no rate" : `none of its ${imported.skus} SKUs is a rate`} that a card has${where} (${[...left, ...unknown].join("; ")})`;
}
