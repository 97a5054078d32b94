/** The modified Bessel function of the first kind and order zero, by its power series; `x` from 0 to 700. */
export function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let i = 1; term > sum * 1e-17; i++) {
    term *= quarter / (i * i);
    sum += term;
  }
  return sum;
}
