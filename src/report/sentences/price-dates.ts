import type { Result } from "../../analysis/result.ts";
import { eligibleCandidates } from "../candidates.ts";

/** From which day to which the prices of all bills are, "2026-07-20 to 2026-08-24"; null where none has a date. */
export function priceDates(result: Result): string | null {
  const all = eligibleCandidates(result).flatMap(({ bill }) => bill.lines.map(({ effectiveDate }) => effectiveDate));
  const dates = all.filter((date) => date !== "").sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  return first === last ? first : `${first} to ${last}`;
}
