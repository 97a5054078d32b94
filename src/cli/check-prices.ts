import { InputError } from "../node/input-error.ts";
import { readText } from "../node/read-text.ts";
import { rateCards } from "../pricing/cards/index.ts";
import type { RateCard } from "../pricing/rate.ts";
import { parseRateCardFile } from "../pricing/rate-card-file.ts";
import { checkPrices, type PriceCheck, type StalePrice } from "../pricing/stale-prices.ts";
import { plainCharacters } from "../report/plain-characters.ts";
import { separateThousands } from "../units/significant.ts";
import { exitCodes } from "./exit-codes.ts";
import type { PriceFlags } from "./prices.ts";
import { selectRegion } from "./select-region.ts";

const largestCard = 64 * 1024 * 1024;

/** `evenpoint prices --check [FILE...]`: figures older than a year. They are no failure: a price may be old and right. */
export async function checkPriceFiles(files: readonly string[], { region, format }: PriceFlags): Promise<number> {
  const all = files.length === 0 ? rateCards : (await Promise.all(files.map(cardsOf))).flat();
  const check = checkPrices(selectRegion(all, region));
  if (check === null) throw new InputError("there are no prices to check");
  process.stdout.write(format === "json" ? `${JSON.stringify(check, null, 2)}\n` : formatCheck(check));
  return exitCodes.fine;
}

async function cardsOf(file: string): Promise<readonly RateCard[]> {
  const content = parseRateCardFile(await readText(file, largestCard));
  if ("cards" in content) return content.cards;
  throw new InputError(content.faults.map((fault) => `${file}: ${fault}`).join("\n"));
}

function formatCheck({ newest, before, figures, stale, unconfirmed }: PriceCheck): string {
  const cells = stale.map(({ meter, variant, effectiveDate, ageMonths }) => {
    return [meter, variant ?? "", effectiveDate, `${ageMonths} months`];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((line) => line[column]!.length)));
  let group = "";
  const lines = stale.flatMap((price, index) => {
    const title = `${price.card}, ${price.region}`;
    const heading = title === group ? [] : [...(group === "" ? [] : [""]), title];
    group = title;
    const line = cells[index]!.map((cell, column) => cell.padEnd(widths[column]!));
    return [...heading, `  ${[...line, originOf(price)].join("  ")}`];
  });
  const count = (value: number) => separateThousands(String(value));
  const summary = [
    `${count(stale.length)} of ${count(figures)} figures are older than a year: from before ${before}, counted from the newest figure of ${newest}.`,
    `${count(unconfirmed)} are UNCONFIRMED: no source was found for them.`,
  ];
  return `${[...lines.map(plainCharacters), ...(lines.length > 0 ? [""] : []), ...summary].join("\n")}\n`;
}

function originOf({ kind, source, confirmed }: StalePrice): string {
  return `${kind === "rate" ? "" : `${kind}: `}${source}${confirmed ? "" : "  UNCONFIRMED"}`;
}
