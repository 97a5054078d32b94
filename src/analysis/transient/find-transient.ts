import { mean, sampleVariance } from "simple-statistics";
import { studentTail } from "../../engine/statistics/student-tail.ts";
import { tenths } from "./window-tenths.ts";

/** The beginning of a window that is unlike the rest of it. */
export interface Transient {
  /** Tenths from the start that are unlike what follows them. */
  readonly length: number;
  /** Mean of those tenths, of the rest, and of all. */
  readonly early: number;
  readonly later: number;
  readonly whole: number;
}

export interface TransientTest {
  /** Chance of a false alarm where there is no transient. */
  readonly level: number;
  /** A difference below this means nothing. */
  readonly material: number;
  /** Counts vary at least as events do that know nothing of each other, however alike a few replications are. */
  readonly isCount: boolean;
}

/** Once there is a transient, how far it goes is judged at the usual level. */
const extentLevel = 0.05;

/**
 * Holds the first tenth of the window against the rest, replication by replication (Student's t of the differences),
 * and where they differ drops tenths until the first of the remaining ones is like those after it. `replications` has
 * ten values of each. Null where the first tenth may be like the rest, or its difference moves the mean of all by less
 * than is material.
 */
export function findTransient(replications: readonly (readonly number[])[], test: TransientTest): Transient | null {
  if (replications.length < 2 || contrast(replications, 0, test.isCount).chance >= test.level) return null;
  let length = 1;
  while (length < tenths - 1) {
    const { chance, difference } = contrast(replications, length, test.isCount);
    if (chance >= extentLevel || Math.abs(difference) < test.material) break;
    length++;
  }
  const meanOf = (from: number, to: number) => mean(replications.map((values) => mean(values.slice(from, to))));
  const [early, later, whole] = [meanOf(0, length), meanOf(length, tenths), meanOf(0, tenths)];
  return Math.abs(whole - later) < test.material ? null : { length, early, later, whole };
}

/** One tenth against those after it: the mean difference, and the chance of one as large where both are alike. */
function contrast(
  replications: readonly (readonly number[])[],
  place: number,
  isCount: boolean,
): { readonly difference: number; readonly chance: number } {
  const differences = replications.map((values) => values[place]! - mean(values.slice(place + 1)));
  const difference = mean(differences);
  const least = isCount ? mean(replications.map((values) => mean(values.slice(place)))) : 0;
  const variance = Math.max(sampleVariance(differences), least * (1 + 1 / (tenths - 1 - place)));
  if (difference === 0) return { difference, chance: 1 };
  const t = Math.abs(difference) / Math.sqrt(variance / replications.length);
  return { difference, chance: studentTail(t, replications.length - 1) };
}
