import { type CatalogueRow, priceCatalogue } from "../pricing/price-catalogue.ts";
import { exactNumber } from "../pricing/quantity-text.ts";
import { nearestName } from "../units/nearest-name.ts";
import { checkPriceFiles } from "./check-prices.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

export interface PriceFlags {
  readonly region?: string;
  readonly check?: boolean;
  readonly format: "text" | "json";
}

/** `evenpoint prices [CARD]`: every figure of the rate cards with its region, date and source; or their `--check`. */
export async function prices(names: readonly string[], flags: PriceFlags): Promise<number> {
  if (flags.check === true) return checkPriceFiles(names, flags);
  const [card, ...others] = names;
  if (others.length > 0) throw new UsageError(`prices ${names.join(" ")}: name one card, or none for all of them`);
  const all = priceCatalogue();
  const ofCard = select(all, "card", card);
  const rows = select(ofCard, "region", flags.region);
  process.stdout.write(flags.format === "json" ? `${JSON.stringify(rows, null, 2)}\n` : formatRows(rows));
  return exitCodes.fine;
}

/** The rows with that card or region; a name that no row has is refused with the nearest one. */
function select(
  rows: readonly CatalogueRow[],
  key: "card" | "region",
  wanted: string | undefined,
): readonly CatalogueRow[] {
  if (wanted === undefined) return rows;
  const names = [...new Set(rows.map((row) => row[key]))];
  if (names.includes(wanted)) return rows.filter((row) => row[key] === wanted);
  const nearest = nearestName(wanted, names);
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  throw new UsageError(`there is no ${key} "${wanted}"${hint} (${key}s: ${names.join(", ")})`);
}

/** Grouped by card and region; one price a line. */
function formatRows(rows: readonly CatalogueRow[]): string {
  const cells = rows.map((row) => [row.meter, row.variant ?? "", row.tier, exactNumber(row.price), `USD/${row.unit}`]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => (line[column] ?? "").length)));
  let group = "";
  const lines = rows.flatMap((row, index) => {
    const line = (cells[index] ?? []).map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 3 ? cell.padStart(width) : cell.padEnd(width);
    });
    const origin = `${row.effectiveDate}  ${row.source}${row.confirmed ? "" : "  UNCONFIRMED"}`;
    const title = `${row.card}, ${row.region}`;
    const heading = title === group ? [] : [...(group === "" ? [] : [""]), title];
    group = title;
    return [...heading, `  ${[...line, origin].join("  ")}`];
  });
  return `${lines.join("\n")}\n`;
}
