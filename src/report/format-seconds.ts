import { formatSignificant } from "../units/significant.ts";

const unitsLargestFirst = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** The unit in which a span of time reads best: the largest of d, h, min and s that it holds five times. */
export function timeUnitFor(seconds: number): { readonly unit: string; readonly seconds: number } {
  const [unit, length] = unitsLargestFirst.find(([, length]) => seconds >= 5 * length) ?? ["s", 1];
  return { unit, seconds: length };
}

/** Seconds in words, such as 604800 to "7 d" and 5400 to "90 min". */
export function formatSeconds(seconds: number): string {
  const exact = unitsLargestFirst.find(([, length]) => seconds >= length && seconds % length === 0);
  const [unit, length] = exact ?? [timeUnitFor(seconds).unit, timeUnitFor(seconds).seconds];
  return `${formatSignificant(seconds / length, 4)} ${unit}`;
}

const niceSteps: Readonly<Record<string, readonly number[]>> = {
  d: [0.1, 0.25, 0.5, 1, 2, 7, 14, 28],
  h: [0.25, 0.5, 1, 2, 3, 4, 6, 12, 24],
  min: [1, 2, 5, 10, 15, 20, 30, 60],
  s: [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60],
};

const mostTicks = 9;

/** Whole marks along a time axis from `from` to so many seconds, in `unit`, at most nine steps. */
export function timeTicks(seconds: number, unit: string, from = 0): readonly number[] {
  const length = unitsLargestFirst.find(([name]) => name === unit)?.[1] ?? 1;
  const [begin, end] = [from / length, seconds / length];
  const step = niceSteps[unit]?.find((step) => (end - begin) / step <= mostTicks) ?? (end - begin) / mostTicks;
  const first = Math.ceil(begin / step - 1e-9);
  const count = Math.floor(end / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
