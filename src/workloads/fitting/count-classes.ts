import type { BinnedCounts } from "./binned-counts.ts";

/** Bins that have the same count and exposure, so that what depends on both is worked out once for all of them. */
export interface CountClasses {
  /** Microseconds of a bin. */
  readonly width: number;
  readonly classOf: Uint32Array;
  readonly counts: Float64Array;
  readonly exposures: Float64Array;
  /** How many bins are in each class. */
  readonly sizes: Float64Array;
}

export function countClasses({ width, counts, exposure }: BinnedCounts): CountClasses {
  const known = new Map<number, number>();
  const classes: { readonly count: number; readonly exposure: number; size: number }[] = [];
  const classOf = Uint32Array.from(counts, (count, bin) => {
    // Counts are never negative; the first and the last bin may be seen in part and are then classes of their own.
    const key = exposure[bin] === width ? count : -1 - bin;
    const found = known.get(key) ?? classes.length;
    if (found === classes.length) {
      known.set(key, found);
      classes.push({ count, exposure: exposure[bin]!, size: 0 });
    }
    classes[found]!.size++;
    return found;
  });
  return {
    width,
    classOf,
    counts: Float64Array.from(classes, ({ count }) => count),
    exposures: Float64Array.from(classes, ({ exposure }) => exposure),
    sizes: Float64Array.from(classes, ({ size }) => size),
  };
}
