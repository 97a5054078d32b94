import { microsecondsPer } from "../units/duration.ts";

/** Times below this (microseconds since 1970) are on a clock of the file's own: 10^8 s is 1973. */
const earliestCalendar = 1e14;

/** The instant of the first record, where its clock is the calendar's and runs as fast. */
export function calendarStart(first: number, timeWarp: number): number | null {
  return first >= earliestCalendar && timeWarp === 1 ? first : null;
}

/** How far into its week (from Monday 00:00 UTC) an instant since 1970 lies, microseconds. 1970 began on a Thursday. */
export function timeOfWeek(instant: number): number {
  const week = 7 * microsecondsPer.d;
  const sinceMonday = instant - 4 * microsecondsPer.d;
  return sinceMonday - Math.floor(sinceMonday / week) * week;
}
