import type { Result } from "../analysis/result.ts";
import { eligibleCandidates } from "./candidates.ts";

/** The dates of the prices in the bills, the oldest and the newest: "2024-07-01 to 2026-09-20"; null where none is dated. */
export function priceDates(result: Result): string | null {
  const dates = eligibleCandidates(result)
    .flatMap(({ bill }) => bill.lines.map(({ effectiveDate }) => effectiveDate))
    .filter((date) => date !== "")
    .sort();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  if (oldest === undefined || newest === undefined) return null;
  return oldest === newest ? oldest : `${oldest} to ${newest}`;
}
