import { formatSignificant } from "../units/significant.ts";

const unitsLargestFirst = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** The unit in which a span of time reads best: the largest of d, h, min and s that it holds at least twice. */
export function timeUnitFor(seconds: number): { readonly unit: string; readonly seconds: number } {
  const [unit, length] = unitsLargestFirst.find(([, length]) => seconds >= 2 * length) ?? ["s", 1];
  return { unit, seconds: length };
}

/** Seconds in words, such as 604800 to "7 d" and 5400 to "90 min". */
export function formatSeconds(seconds: number): string {
  const exact = unitsLargestFirst.find(([, length]) => seconds >= length && seconds % length === 0);
  const [unit, length] = exact ?? [timeUnitFor(seconds).unit, timeUnitFor(seconds).seconds];
  return `${formatSignificant(seconds / length, 4)} ${unit}`;
}
