import { sampleVariance } from "simple-statistics";
import { studentQuantile } from "./student-quantile.ts";
import { studentTail } from "./student-tail.ts";

/** How far off the mean of a sample may be. Unit: that of the values. */
export interface MeanError {
  readonly standardError: number;
  /** At least 1; not whole where two samples of unequal spread meet. */
  readonly degreesOfFreedom: number;
}

/** The error of the mean of one value per replication; null for fewer than two, which tell nothing of it. */
export function meanError(values: readonly number[]): MeanError | null {
  if (values.length < 2) return null;
  const standardError = Math.sqrt(sampleVariance(values as number[]) / values.length);
  return { standardError, degreesOfFreedom: values.length - 1 };
}

/** Half the width of the 95 % interval around the mean (Student's t). */
export function halfWidth({ standardError, degreesOfFreedom }: MeanError): number {
  return studentQuantile(degreesOfFreedom) * standardError;
}

/** How often chance alone moves a mean at least so far from zero that is zero in truth: 0 to 1. */
export function chanceOf(mean: number, { standardError, degreesOfFreedom }: MeanError): number {
  if (mean === 0) return 1;
  return standardError === 0 ? 0 : studentTail(Math.abs(mean) / standardError, degreesOfFreedom);
}
