/** The 97.5 % point of the standard normal law: Student's with endless degrees of freedom. */
export const normalQuantile975 = 1.9599639845400545;
/** Beyond this, Student's quantile is the normal one plus its first two corrections, to 15 digits. */
const nearlyNormal = 20_000;

/**
 * Half the width, in standard errors, of a two-sided 95 % interval: the 97.5 % point of Student's t (W. S. Gosset, 1908).
 *
 * @param degreesOfFreedom whole number, at least 1, or Infinity
 * @throws RangeError for anything else
 */
export function studentQuantile(degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile975;
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`degrees of freedom are a whole number from 1 up, not ${degreesOfFreedom}`);
  }
  if (degreesOfFreedom > nearlyNormal) return expandedQuantile(degreesOfFreedom);
  let low = 0;
  let high = 13; // the quantile at one degree of freedom, the largest, is 12.7
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (studentTail(middle, degreesOfFreedom) > 0.05) low = middle;
    else high = middle;
  }
}

/** P(|t| > x): the regularised incomplete beta function I_y(df / 2, 1 / 2) at y = df / (df + x^2). */
function studentTail(x: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const y = degreesOfFreedom / (degreesOfFreedom + x * x);
  const complement = (x * x) / (degreesOfFreedom + x * x);
  const front = (Math.exp(a * Math.log(y)) * Math.sqrt(complement)) / betaOfHalves(degreesOfFreedom);
  // The fraction converges fast on one side of the mean only; on the other side the symmetry of I is used.
  return y < (a + 1) / (a + 2.5)
    ? (front * betaFraction(y, a, 0.5)) / a
    : 1 - (front * betaFraction(complement, 0.5, a)) / 0.5;
}

/** B(degreesOfFreedom / 2, 1 / 2), from B(1/2, 1/2) = pi or B(1, 1/2) = 2 by B(a + 1, b) = B(a, b) a / (a + b). */
function betaOfHalves(degreesOfFreedom: number): number {
  const odd = degreesOfFreedom % 2 === 1;
  let beta = odd ? Math.PI : 2;
  for (let a = odd ? 0.5 : 1; a < degreesOfFreedom / 2; a++) beta *= a / (a + 0.5);
  return beta;
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

/** z + (z^3 + z) / 4n + (5z^5 + 16z^3 + 3z) / 96n^2 (Abramowitz and Stegun 26.7.5). */
function expandedQuantile(degreesOfFreedom: number): number {
  const z = normalQuantile975;
  const square = z * z;
  const first = ((square + 1) * z) / 4;
  const second = (((5 * square + 16) * square + 3) * z) / 96;
  return z + (first + second / degreesOfFreedom) / degreesOfFreedom;
}
