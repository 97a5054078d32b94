/** Lanczos coefficients for g = 7 and nine terms (P. Godfrey, 2001). */
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** The gamma function of `x` >= 0.5, relative accuracy about 1e-14. */
export function gammaFunction(x: number): number {
  let sum = 0.9999999999998099;
  lanczos.forEach((coefficient, index) => {
    sum += coefficient / (x + index);
  });
  const shifted = x + 6.5;
  return Math.sqrt(2 * Math.PI) * Math.exp((x - 0.5) * Math.log(shifted) - shifted) * sum;
}
