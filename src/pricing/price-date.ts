/** A day of the calendar; compared as text, `YYYY-MM-DD`. */
export type Day = string;

const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Whether a text is a date as rate cards write it: YYYY, YYYY-MM or YYYY-MM-DD, and a day that there is. */
export function isPriceDate(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? 1 : Number(part)));
  return month! >= 1 && month! <= 12 && day! >= 1 && day! <= daysOf(year!, month!);
}

/** The first day that a date may mean: "2026" is 2026-01-01. */
export function firstDayOf(date: string): Day {
  return `${date}${"-01-01".slice(date.length - 4)}`.slice(0, 10);
}

/** The last day that a date may mean: "2026" is 2026-12-31, "2026-02" is 2026-02-28. */
export function lastDayOf(date: string): Day {
  const [year = "", month = "12", day] = date.split("-");
  return `${year}-${month}-${day ?? daysOf(Number(year), Number(month))}`;
}

/** Whole months from one day to a later one: from 2025-01-31 to 2025-02-28 there is none. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  return 12 * (toYear - fromYear) + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

/** The same day a year earlier; of 29 February the 28th. */
export function yearBefore(day: Day): Day {
  const [year = "", month = "", date = ""] = day.split("-");
  const earlier = String(Number(year) - 1).padStart(4, "0");
  return `${earlier}-${month}-${month === "02" && date === "29" ? "28" : date}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
