import { existsSync, statSync } from "node:fs";
import { fileIdentity } from "../node/file-identity.ts";
import { InputError } from "../node/input-error.ts";
import { probeWritable } from "../node/probe-writable.ts";
import { readText } from "../node/read-text.ts";
import { writeWhole } from "../node/write-whole.ts";
import { machineTypes } from "../platforms/gcp-compute-engine/machine-types.ts";
import type { ImportedPrices } from "../pricing/import/gather-cards.ts";
import { importPrices, type PriceFile } from "../pricing/import/import-prices.ts";
import type { ImportOptions } from "../pricing/import/read-prices.ts";
import { isPriceDate } from "../pricing/price-date.ts";
import type { PriceProvider } from "../pricing/price-list-formats.ts";
import { rateCardFileText } from "../pricing/rate-card-file.ts";
import { plainCharacters } from "../report/plain-characters.ts";
import { bytesPerGigabyte } from "../units/size.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

export interface ImportPriceFlags {
  readonly output?: string;
  readonly force?: boolean;
  readonly region?: string;
  readonly date?: string;
  readonly upfront: ImportOptions["upfront"];
  readonly destination?: string;
}

/** `evenpoint prices import aws|azure|gcp FILE...`: a card file from what a provider publishes. */
export async function importPriceLists(
  provider: PriceProvider,
  files: readonly string[],
  flags: ImportPriceFlags,
): Promise<number> {
  checkOutput(flags, files);
  const options = optionsOf(flags);
  const texts: PriceFile[] = [];
  for (const file of files) texts.push({ name: file === "-" ? "standard input" : file, text: await priceList(file) });
  const imported = importPrices(provider, texts, options);
  if ("faults" in imported) throw new InputError(imported.faults.join("\n"));
  return deliver(imported, flags);
}

const megabyte = 1024 * 1024;
/** JSON is read whole, and takes several times its length: AWS's largest file of one region is within it. */
const largestList = 512 * megabyte - 64;

function priceList(file: string): Promise<string> {
  const size = file === "-" ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  if (size <= largestList) return readText(file, largestList);
  const remedy = "fetch the file of one region, or filter it for the SKUs that are needed";
  throw new InputError(`${file} has ${Math.ceil(size / megabyte)} MB, and a price list has at most 512 MB: ${remedy}`);
}

function optionsOf({ region, date, upfront, destination }: ImportPriceFlags): ImportOptions {
  if (date !== undefined && (date.length !== 10 || !isPriceDate(date))) {
    throw new UsageError(`--date ${date}: write the day of the download as YYYY-MM-DD, such as 2026-11-27`);
  }
  return {
    region: region ?? null,
    date: date ?? null,
    upfront,
    destination: destination ?? null,
    machines: machineTypes.map(({ name, vcpus, memory }) => ({ name, vcpus, gigabytes: memory / bytesPerGigabyte })),
  };
}

function checkOutput({ output, force }: ImportPriceFlags, files: readonly string[]): void {
  if (output === undefined || output === "-") return;
  if (!output.endsWith(".json")) throw new UsageError(`--output ${output}: a card file's name ends with .json`);
  if (files.some((file) => file !== "-" && fileIdentity(file) === fileIdentity(output))) {
    throw new UsageError(`--output ${output}: that is the price list itself; choose another name`);
  }
  if (existsSync(output) && force !== true) {
    throw new UsageError(`${output} exists already; choose another name, or --force to overwrite it`);
  }
  probeWritable(output);
}

async function deliver(imported: ImportedPrices, { output }: ImportPriceFlags): Promise<number> {
  const text = rateCardFileText(imported.cards);
  if (output === undefined || output === "-") process.stdout.write(text);
  else await writeWhole(output, text);
  process.stderr.write(summary(imported));
  const written = output === undefined || output === "-" ? "PRICES.json" : output;
  if (written === output) process.stderr.write(`wrote ${output}\n`);
  process.stderr.write(`next: name it in a scenario, rateCards: [${written}]\n`);
  return exitCodes.fine;
}

/** Of lists, so many lines are shown. */
const mostListed = 10;

/** What was taken, and everything that was not, in lines. */
function summary({ cards, skus, rates, unknown, leftOut, missing, warnings }: ImportedPrices): string {
  const places = cards.map(({ name, region }) => `${name} ${region}`);
  const noun = rates === 1 ? "1 rate" : `${rates} rates`;
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    `${noun} from ${skus === 1 ? "1 SKU" : `${skus} SKUs`}: ${shortened(places).join(", ")}`,
    ...listed(
      "left out",
      leftOut.map(({ reason, count }) => `${count} x ${reason}`),
    ),
    ...listed(
      "unknown, not guessed",
      unknown.map(({ sku, description }) => `${sku} ${description}`),
    ),
    ...listed("not in the list; the shipped card's hold, where there are any", missing),
  ]
    .map((line) => `${plainCharacters(line)}\n`)
    .join("");
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title}:`, ...shortened(items).map((item) => `  ${item}`)];
}

function shortened(items: readonly string[]): readonly string[] {
  const more = items.length - mostListed;
  return more > 0 ? [...items.slice(0, mostListed), `and ${more} more`] : items;
}
