import { formatSignificant } from "../../units/significant.ts";

/** A number of a working: whole numbers in full, others with seven digits, so that six of the outcome can be had. */
export function figure(value: number): string {
  return formatSignificant(value, Number.isInteger(value) ? 15 : 7);
}

/** A number of which another of nearly its size is taken off: every digit that the result holds. */
export function exactFigure(value: number): string {
  return formatSignificant(value, 12);
}

/** What an equation gives: fewer digits than its parts have, unless it says otherwise. */
export function outcomeFigure(value: number, digits = 6): string {
  return formatSignificant(value, Number.isInteger(value) ? 15 : digits);
}

/** Numbers as a sum that can be repeated; a number below zero is taken off. */
export function sumOf(values: readonly number[]): string {
  return values
    .map((value, index) => {
      if (index === 0) return figure(value);
      return value < 0 ? ` - ${figure(-value)}` : ` + ${figure(value)}`;
    })
    .join("");
}
