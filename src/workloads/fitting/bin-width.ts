import { microsecondsPer } from "../../units/duration.ts";

const { ms, s, m, h, d } = microsecondsPer;

/**
 * Widths of bins, microseconds. Each divides the next, so that bins can be summed, and an hour and a day are whole numbers
 * of bins, so that hours of the calendar begin where a bin does; plain doubling would lose both after 128 ms.
 */
const widths: readonly number[] = [
  ...[ms, 2 * ms, 10 * ms, 20 * ms, 100 * ms, 200 * ms],
  ...[s, 2 * s, 10 * s, 20 * s, m, 2 * m, 10 * m, 20 * m],
  ...[h, 2 * h, 4 * h, 12 * h, d, 7 * d],
];

/** The next wider bins; beyond a week they double. */
export function nextWidth(width: number): number {
  return widths.find((wider) => wider > width) ?? 2 * width;
}

/** The finest bins. */
export const finestWidth = ms;

/** Widening stays below this factor; our own widths differ by less. */
const mostWidening = 10;

/** The next width of which `width` is a whole part; twice as wide where it is not ours, such as seven minutes. */
export function widerThan(width: number): number {
  const next = widths.find((wider) => wider > width && wider % width === 0) ?? Number.POSITIVE_INFINITY;
  return next < mostWidening * width ? next : 2 * width;
}

/** The finest bins that are whole numbers of both widths, microseconds. */
export function jointWidth(a: number, b: number): number {
  return (a / greatestDivisor(a, b)) * b;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
