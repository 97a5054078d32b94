import { formatSignificant } from "./significant.ts";

/** The unit of a break-even's axis of rates. */
export const rateUnit = "requests/s";

/** Requests a second below which readers count by the day: fewer than one in twenty seconds. */
const countedByTheDay = 0.05;
const secondsPerDay = 86_400;

/** "1,050 a day" for rates too low to be read by the second; null for all others, and for other units. */
export function dailyInWords(value: number, unit: string = rateUnit): string | null {
  if (unit !== rateUnit || value <= 0 || value >= countedByTheDay) return null;
  return `${formatSignificant(value * secondsPerDay)} a day`;
}

/** The unit behind a number's text: "1 request/s", "2 requests/s"; any other unit as it is. */
export function unitAfter(text: string, unit: string): string {
  if (unit === "") return "";
  return text === "1" && unit === rateUnit ? " request/s" : ` ${unit}`;
}

/** "22.6 requests/s", "0.0121 requests/s (1,050 a day)", "512 MB": a place on a break-even's axis, in a sentence. */
export function placeText(value: number, unit: string = rateUnit, digits = 3): string {
  const text = formatSignificant(value, digits);
  const daily = dailyInWords(value, unit);
  return `${text}${unitAfter(text, unit)}${daily === null ? "" : ` (${daily})`}`;
}

/** The same without the unit, which has been told: "22.6", "0.0121 (1,050 a day)". */
export function bareText(value: number, unit: string = rateUnit, digits = 3): string {
  const daily = dailyInWords(value, unit);
  return `${formatSignificant(value, digits)}${daily === null ? "" : ` (${daily})`}`;
}

export interface RangeText {
  /** Default requests/s. */
  readonly unit?: string;
  /** Significant digits, default 3. */
  readonly digits?: number;
  /** Between the two, default "to". */
  readonly joint?: string;
  /** Without the unit, which is told elsewhere in the sentence. Default false. */
  readonly isBare?: boolean;
}

/**
 * "3 to 30 requests/s", "0.0003 to 0.001 requests/s (25.9 to 86.4 a day)", "0.001 (86.4 a day) to 1 request/s": a range of
 * places, in a sentence.
 */
export function placesText([low, high]: readonly [number, number], text: RangeText = {}): string {
  const { unit = rateUnit, digits = 3, joint = "to", isBare = false } = text;
  const [from, to] = [formatSignificant(low, digits), formatSignificant(high, digits)];
  const [least, most] = [dailyInWords(low, unit), dailyInWords(high, unit)];
  const first = least !== null && most === null ? `${from} (${least})` : from;
  const ends = `${first} ${joint} ${to}${isBare ? "" : unitAfter(to, unit)}`;
  return least === null || most === null ? ends : `${ends} (${least.replace(" a day", "")} ${joint} ${most})`;
}
