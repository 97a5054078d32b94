import { gammaFunction } from "../gamma-function.ts";

/**
 * P(|t| > x) for Student's t (W. S. Gosset, 1908): the regularised incomplete beta function I_y(df / 2, 1 / 2) at
 * y = df / (df + x^2).
 *
 * @param x at least 0
 * @param degreesOfFreedom at least 1, whole or not
 */
export function studentTail(x: number, degreesOfFreedom: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (degreesOfFreedom > mostDegrees) return studentTail(x, mostDegrees);
  const a = degreesOfFreedom / 2;
  const y = degreesOfFreedom / (degreesOfFreedom + x * x);
  const complement = (x * x) / (degreesOfFreedom + x * x);
  const front = (Math.exp(a * Math.log(y)) * Math.sqrt(complement)) / betaWithHalf(a);
  // The fraction converges fast on one side of the mean only; on the other side the symmetry of I is used.
  return y < (a + 1) / (a + 2.5)
    ? (front * betaFraction(y, a, 0.5)) / a
    : 1 - (front * betaFraction(complement, 0.5, a)) / 0.5;
}

/** With more, y has too few digits, and the tail is the normal law's. */
const mostDegrees = 1e8;
/** From here on the quotient of gamma functions is its series, to 16 digits. */
const large = 10_000;

/** B(a, 1/2) for a >= 1/2: from one below 3/2 by B(a + 1, b) = B(a, b) a / (a + b); for a large a by Stirling's series. */
function betaWithHalf(a: number): number {
  if (a > large) return Math.sqrt(Math.PI / a) / (1 - (1 - (1 / 16 + 5 / (128 * a)) / a) / (8 * a));
  const first = a - Math.floor(a - 0.5);
  let beta = smallBeta(first);
  for (let step = first; step < a; step++) beta *= step / (step + 0.5);
  return beta;
}

/** B(1/2, 1/2) = pi and B(1, 1/2) = 2, exactly; in between by the gamma function. */
function smallBeta(a: number): number {
  if (a === 0.5) return Math.PI;
  if (a === 1) return 2;
  return (gammaFunction(a) * Math.sqrt(Math.PI)) / gammaFunction(a + 0.5);
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), evaluated by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return fraction;
}
