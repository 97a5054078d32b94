/**
 * A number as text with the given significant digits, thousands separated, no exponent: 12345.6 at 3 is "12,300",
 * 0.00123456 at 3 is "0.00123". Fixed rules, so that no locale of the machine can change a report.
 */
export function formatSignificant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(digits));
  const exponent = Math.floor(Math.log10(Math.abs(rounded)));
  const decimals = Math.min(20, Math.max(0, digits - 1 - exponent));
  const fixed = rounded.toFixed(decimals);
  return separateThousands(decimals > 0 ? fixed.replace(/\.?0+$/, "") : fixed);
}

/** Dollars and cents, thousands separated: 1234.5 to "1,234.50". */
export function formatCents(amount: number): string {
  return separateThousands(amount.toFixed(2));
}

/** Puts a comma between thousands in the whole part of a plain decimal number. */
export function separateThousands(plain: string): string {
  const [whole = "", fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
