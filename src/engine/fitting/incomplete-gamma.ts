import { gammaln } from "simple-statistics";

/** The probability that a gamma variable of that shape (above 0) and scale 1 is at most `x`. */
export function lowerGammaShare(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < shape + 1 ? series(shape, x) : 1 - continuedFraction(shape, x);
}

/** The probability that a gamma variable of that shape (above 0) and scale 1 exceeds `x`; small ones keep their digits. */
export function upperGammaShare(shape: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < shape + 1 ? 1 - series(shape, x) : continuedFraction(shape, x);
}

/** x^shape exp(-x) / gamma(shape) */
function front(shape: number, x: number): number {
  return Math.exp(shape * Math.log(x) - x - gammaln(shape));
}

/** Abramowitz and Stegun 6.5.29; near the mean of a large shape it takes a few times its square root of terms. */
function series(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, front(shape, x) * sum);
}

/** Abramowitz and Stegun 6.5.31, in its even part, evaluated by Lentz's method. */
function continuedFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) break;
  }
  return Math.min(1, front(shape, x) * fraction);
}
