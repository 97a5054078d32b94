import type { CountClasses } from "./count-classes.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";

/** Two rates per microsecond, and the share of bins that have the higher. */
export interface TwoRates {
  readonly low: number;
  readonly high: number;
  readonly highShare: number;
}

const iterations = 40;

/** Two rates of which each bin has one or the other, order ignored: expectation and maximisation, from mean / 2 and x 2. */
export function twoRates({ counts, exposures, sizes }: CountClasses): TwoRates {
  const exposure = exposures.reduce((sum, each, i) => sum + each * sizes[i]!, 0);
  const mean = counts.reduce((sum, count, i) => sum + count * sizes[i]!, 0) / exposure;
  let found: TwoRates = { low: mean / 2, high: 2 * mean, highShare: 0.3 };
  for (let step = 0; step < iterations; step++) {
    const sums = { count: 0, exposure: 0, otherCount: 0, otherExposure: 0 };
    for (let i = 0; i < counts.length; i++) {
      const odds =
        poissonLogProbability(counts[i]!, found.low * exposures[i]!) -
        poissonLogProbability(counts[i]!, found.high * exposures[i]!);
      const share = sizes[i]! / (1 + Math.exp(odds) * (1 / found.highShare - 1));
      sums.count += share * counts[i]!;
      sums.exposure += share * exposures[i]!;
      sums.otherCount += (sizes[i]! - share) * counts[i]!;
      sums.otherExposure += (sizes[i]! - share) * exposures[i]!;
    }
    const highShare = Math.min(0.98, Math.max(0.002, sums.exposure / exposure));
    const low = Math.max(mean * 0.01, sums.otherCount / Math.max(1, sums.otherExposure));
    found = { low, high: Math.max(low * 1.05, sums.count / Math.max(1, sums.exposure)), highShare };
  }
  return found;
}
