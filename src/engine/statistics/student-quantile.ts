import { studentTail } from "./student-tail.ts";

/** The 97.5 % point of the standard normal law: Student's with endless degrees of freedom. */
export const normalQuantile975 = 1.9599639845400545;
/** Beyond this, Student's quantile is the normal one plus its first two corrections, to 15 digits. */
const nearlyNormal = 20_000;

/**
 * Half the width, in standard errors, of a two-sided 95 % interval: the 97.5 % point of Student's t (W. S. Gosset, 1908).
 *
 * @param degreesOfFreedom at least 1, whole or (as Welch has them) not, or Infinity
 * @throws RangeError for anything else
 */
export function studentQuantile(degreesOfFreedom: number): number {
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile975;
  if (!(degreesOfFreedom >= 1)) {
    throw new RangeError(`degrees of freedom are a number from 1 up, not ${degreesOfFreedom}`);
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

/** z + (z^3 + z) / 4n + (5z^5 + 16z^3 + 3z) / 96n^2 (Abramowitz and Stegun 26.7.5). */
function expandedQuantile(degreesOfFreedom: number): number {
  const z = normalQuantile975;
  const square = z * z;
  const first = ((square + 1) * z) / 4;
  const second = (((5 * square + 16) * square + 3) * z) / 96;
  return z + (first + second / degreesOfFreedom) / degreesOfFreedom;
}
