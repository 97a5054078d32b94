import type { MeanError } from "./mean-error.ts";

/**
 * The error of the difference of two means that know nothing of each other (B. L. Welch, 1947): the variances add up,
 * and the degrees of freedom are those of Satterthwaite (1946), between the fewer of the two and their sum.
 */
export function welchDifference(a: MeanError, b: MeanError): MeanError {
  const [varianceA, varianceB] = [a.standardError * a.standardError, b.standardError * b.standardError];
  const variance = varianceA + varianceB;
  // Shares of the whole, so that no tiny variance is squared to nothing.
  const [shareA, shareB] = variance === 0 ? [0.5, 0.5] : [varianceA / variance, varianceB / variance];
  const degrees = 1 / ((shareA * shareA) / a.degreesOfFreedom + (shareB * shareB) / b.degreesOfFreedom);
  const fewest = Math.min(a.degreesOfFreedom, b.degreesOfFreedom);
  return { standardError: Math.sqrt(variance), degreesOfFreedom: Math.max(fewest, degrees) };
}
