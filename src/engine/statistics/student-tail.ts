/**
 * P(|t| > x) of Student's t, for x from 0 to Infinity and a whole number of degrees of freedom from 1: the regularised
 * incomplete beta function I_y(df / 2, 1 / 2) at y = df / (df + x^2).
 */
export function studentTail(x: number, degreesOfFreedom: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
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
