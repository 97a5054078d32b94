import { formatSignificant } from "../../units/significant.ts";

/**
 * A number of a working with so many digits, default seven, so that six of the outcome can be had. Whole numbers stand
 * in full, others with a digit after the point at least: what has no point is whole.
 */
export function figure(value: number, digits = 7): string {
  if (Number.isInteger(value)) return formatSignificant(value, 15);
  const before = Math.floor(Math.log10(Math.abs(value))) + 1;
  return formatSignificant(value, Math.max(digits, before + 1));
}

/** A number of which another of nearly its size is taken off: every digit that the result holds. */
export function exactFigure(value: number): string {
  return figure(value, 12);
}

/** What an equation gives: a digit less than its parts have, unless it says otherwise. */
export function outcomeFigure(value: number, digits = 6): string {
  return figure(value, digits);
}

/** Numbers as a sum that can be repeated; a number below zero is taken off. */
export function sumOf(values: readonly number[]): string {
  return values
    .map((value, index) => {
      if (value < 0) return `${index === 0 ? "0" : ""} - ${figure(-value)}`;
      return index === 0 ? figure(value) : ` + ${figure(value)}`;
    })
    .join("");
}
