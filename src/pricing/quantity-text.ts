import { formatSignificant } from "../units/significant.ts";

const named = [
  { size: 1_000_000_000, name: "B" },
  { size: 1_000_000, name: "M" },
] as const;

/** A tier boundary in few characters: 6000000000 and "GB-s" to "6 B GB-s", 10240 and "GB" to "10,240 GB". */
export function shortQuantity(value: number, unit: string): string {
  const scale = named.find(({ size }) => value >= size);
  if (scale === undefined) return exactQuantity(value, unit);
  return `${exactNumber(value / scale.size)} ${scale.name} ${unit}`;
}

/** A quantity with every digit that matters: 540000 and "GB-s" to "540,000 GB-s". */
export function exactQuantity(value: number, unit: string): string {
  return `${exactNumber(value)} ${unit}`;
}

/** Twelve significant digits, as in every figure that evenpoint gives out; never an exponent. */
export function exactNumber(value: number): string {
  return formatSignificant(value, 12);
}

/**
 * A quantity with as many digits as its price needs: whole numbers in full, others with six significant digits or
 * more, until multiplying them by the price gives the amount to the cent.
 */
export function pricedQuantity(quantity: number, price: number): string {
  if (Number.isInteger(quantity)) return exactNumber(quantity);
  const cents = (quantity * price).toFixed(2);
  let digits = 6;
  while (digits < 12 && (Number(quantity.toPrecision(digits)) * price).toFixed(2) !== cents) digits++;
  return formatSignificant(quantity, digits);
}
