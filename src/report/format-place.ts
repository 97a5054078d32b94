import { separateThousands } from "../units/significant.ts";

/**
 * The power of ten of the last digit shown when `value` is written in so many significant digits: 9.31 at 3 is -2,
 * 12,345 at 3 is 2. Null for zero, which has no significant digit.
 */
export function lastPlace(value: number, digits: number): number | null {
  const rounded = Math.abs(Number(value.toPrecision(digits)));
  return rounded === 0 || !Number.isFinite(rounded) ? null : Math.floor(Math.log10(rounded)) - digits + 1;
}

/** A number rounded to a power of ten, zeros kept: 9.5 at -2 is "9.50", 12,345 at 2 is "12,300"; no exponent. */
export function formatToPlace(value: number, place: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const step = Number(`1e${Math.max(0, place)}`);
  const fixed = (Math.round(value / step) * step).toFixed(0);
  const shown = place > 0 ? fixed : value.toFixed(Math.min(20, -place));
  return separateThousands(shown.replace(/^-(?=[0.]*$)/, ""));
}
