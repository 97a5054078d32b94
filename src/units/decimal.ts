/** A decimal number without rounding: `units` x 10^-`places`. Price lists are decimals, and sums of doubles are not. */
export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point, 0 or more. */
  readonly places: number;
}

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** The decimal that a text writes, such as "0.0404800000", "263" or "4e-7"; null where it writes none. */
export function parseDecimal(text: string): Decimal | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const units = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
  return shifted({ units, places: fraction.length }, Number(exponent));
}

/** The shortest decimal that reads as this double: what a JSON file that gave the double has written, but for zeros. */
export function decimalOf(value: number): Decimal {
  const decimal = parseDecimal(String(value));
  if (decimal === null) throw new Error(`${value} is not a finite number`);
  return decimal;
}

/** `value` x 10^`exponent`. */
export function shifted({ units, places }: Decimal, exponent: number): Decimal {
  const left = places - exponent;
  return left >= 0 ? { units, places: left } : { units: units * tenTo(-left), places: 0 };
}

export function sum(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: a.units * tenTo(places - a.places) + b.units * tenTo(places - b.places), places };
}

export function product(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** The double nearest to the decimal: the one rounding there is. */
export function toNumber({ units, places }: Decimal): number {
  return Number(`${units}e-${places}`);
}

/** Every digit, without an exponent or zeros at its end: "0.0000004". */
export function decimalText({ units, places }: Decimal): string {
  const sign = units < 0n ? "-" : "";
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

function tenTo(exponent: number): bigint {
  return BigInt(`1${"0".repeat(exponent)}`);
}
