import { cosineOfTurns } from "../cosine.ts";

/** Points and weights by which a smooth function's mean over 0 to 1 is a weighted sum. */
export interface Quadrature {
  readonly points: readonly number[];
  readonly weights: readonly number[];
}

/** The rule of Gauss and Legendre: the roots of the Legendre polynomial of that degree, found by Newton's method. */
export function gaussLegendre(degree: number): Quadrature {
  const points: number[] = [];
  const weights: number[] = [];
  for (let i = degree; i >= 1; i--) {
    let root = cosineOfTurns((i - 0.25) / (2 * degree + 1));
    let slope = 1;
    for (let step = 0; step < 50; step++) {
      const { value, derivative } = legendre(degree, root);
      slope = derivative;
      root -= value / derivative;
      if (Math.abs(value) < 1e-15) break;
    }
    points.push((1 + root) / 2);
    weights.push(1 / ((1 - root * root) * slope * slope));
  }
  return { points, weights };
}

/** By the three-term recurrence of the polynomials. */
function legendre(degree: number, x: number): { readonly value: number; readonly derivative: number } {
  let [before, value] = [1, x];
  for (let n = 2; n <= degree; n++) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, derivative: (degree * (before - x * value)) / (1 - x * x) };
}
