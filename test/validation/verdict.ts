import { deviation } from "./deviation.ts";
import type { CrossingRow, LawRow, ValidationRow } from "./validation-row.ts";

/** Distances from what is expected, in standard errors: beyond the first by chance once in twenty, the second never. */
export const usual = 1.96;
export const largest = 4;

/** Every verdict with what it means, as the page tells it. */
export const verdicts = {
  agrees: "within 1.96 standard errors; a break-even: exact to the resolution of its search, and inside the interval",
  "within 4": "between 1.96 and 4 standard errors, as chance alone puts about one value in twenty",
  same: "the same, to the last request",
  "within bound": "the mean relative error is at most the bound",
  "no interval": "how far off the measured value itself may be was not measured: the error is told, not judged",
  "model differs": "more than 4 standard errors from what was measured: not chance but the model; explained below",
  "too wide": "the 95 % interval is wider than asked for; the validation fails",
  off: "more than 4 standard errors from an exact value, not the same, or beyond the bound; the validation fails",
} as const;

export type Verdict = keyof typeof verdicts;

/** Verdicts that no row may have. */
export const failures: readonly Verdict[] = ["too wide", "off"];

/** The verdict on a row: the tests and the page have it from here alone. */
export function verdictOf(row: ValidationRow): Verdict {
  switch (row.kind) {
    case "law":
      return widthOf(row) < row.widthWanted ? byDeviation(deviation(row), "off") : "too wide";
    case "crossing":
      return isExact(row) ? "agrees" : "off";
    case "measured":
      return byDeviation(deviation(row), "model differs");
    case "bound":
      return row.error <= row.bound ? "within bound" : "off";
    case "fact":
      return row.known === row.found ? "same" : "off";
  }
}

function byDeviation(z: number | null, beyond: Verdict): Verdict {
  if (z === null) return "no interval";
  if (Math.abs(z) <= usual) return "agrees";
  return Math.abs(z) <= largest ? "within 4" : beyond; // NaN is beyond everything
}

/** Full width of the 95 % interval as a share of the exact value. */
export function widthOf({ simulated: { low, high }, exact }: LawRow): number {
  return low === null || high === null ? Number.NaN : (high - low) / exact;
}

function isExact({ exact, found: { mean, low, high }, tolerance }: CrossingRow): boolean {
  if (mean === null || low === null || high === null) return false;
  return Math.abs(mean / exact - 1) <= tolerance && low <= exact && exact <= high;
}
