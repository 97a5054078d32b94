const lowest = -708;
const highest = 709;
const smallestPower = -1022;

/** 2^k at k - smallestPower. */
const powersOfTwo = Float64Array.from({ length: 1023 - smallestPower + 1 }, (_, i) => powerOfTwo(i + smallestPower));

function powerOfTwo(k: number): number {
  let power = 1;
  for (let i = 0; i < Math.abs(k); i++) power *= k < 0 ? 0.5 : 2;
  return power;
}

/**
 * e to the power of `x`, to the last digit or the one before. For random arguments it takes half the time of `Math.exp`,
 * because it branches only out of range: x = k ln 2 + r, a rational function of r (the one of Sun's fdlibm, 2004), 2^k.
 */
export function exponentialFunction(x: number): number {
  if (!(x > lowest && x < highest)) return Math.exp(x);
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * 0.6931471803691238; // the upper bits of ln 2, so that the product is exact
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const t = r * r;
  const polynomial =
    0.16666666666666602 +
    t *
      (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8)));
  const c = r - t * polynomial;
  return (1 - (low - (r * c) / (2 - c) - high)) * powersOfTwo[k - smallestPower]!;
}
