import { createDistribution, type DistributionSettings } from "../../../src/engine/distributions/index.ts";
import type { FittedValue } from "../../../src/engine/fitting/fitted-value.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";

export interface DrawOptions {
  readonly seed: number;
  readonly size: number;
  /** Microseconds to which the values are rounded; default 1. */
  readonly resolution?: number;
}

/** Recorded durations: draws of a law, rounded to nearest and sorted. */
export function drawSorted(settings: DistributionSettings, { seed, size, resolution = 1 }: DrawOptions): Float64Array {
  const law = createDistribution(settings);
  const random = new RandomStream({ seed, replication: 0, name: "recorded" });
  return Float64Array.from({ length: size }, () => Math.round(law.sample(random) / resolution) * resolution).sort();
}

/** Whether a true value lies in a 95 % interval; one without ends says nothing and does not count as a hit. */
export function holds({ low, high }: FittedValue, truth: number): boolean {
  return low !== null && high !== null && low <= truth && truth <= high;
}

/** Half the width of a 95 % interval: what a fit may be off by chance. */
export function halfWidth({ low, high }: FittedValue): number {
  return ((high as number) - (low as number)) / 2;
}
