import { formatSignificant } from "../../units/significant.ts";

/** A number of a working: whole numbers in full, others with seven digits, so that six of the outcome can be had. */
export function figure(value: number): string {
  return formatSignificant(value, Number.isInteger(value) ? 15 : 7);
}

/** A number of which another of nearly its size is taken off: every digit that the result holds. */
export function exactFigure(value: number): string {
  return formatSignificant(value, 12);
}

/** What an equation gives, with six digits: fewer than its parts have. */
export function outcomeFigure(value: number): string {
  return formatSignificant(value, Number.isInteger(value) ? 15 : 6);
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

/** A number inside an expression, in brackets where it is below zero. */
export function factor(value: number): string {
  return value < 0 ? `(0 - ${figure(-value)})` : figure(value);
}
