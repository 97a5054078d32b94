import { isPriceDate } from "../price-date.ts";
import { PriceListError } from "./read-prices.ts";

/** The day of an instant as price lists write it, `2025-08-28T17:27:23Z`; `given` takes its place. Refuses a list without one. */
export function dateOfList(instant: string | undefined, given: string | null, what: string): string {
  if (given !== null) return given;
  const day = dayOf(instant);
  if (day !== null) return day;
  throw new PriceListError(`${what}; say when it was downloaded, such as --date 2026-11-27`);
}

/** The day of an instant; null where it is missing or none. */
export function dayOf(instant: string | undefined): string | null {
  const day = (instant ?? "").slice(0, 10);
  return day.length === 10 && isPriceDate(day) ? day : null;
}
