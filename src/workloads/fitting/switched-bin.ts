import { gaussLegendre } from "../../engine/fitting/gauss-legendre.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";

/** A bin in which a process switches at least once. */
export interface SwitchedBin {
  readonly count: number;
  /** Expected arrivals were the bin calm, or a burst, throughout. */
  readonly calmMean: number;
  readonly burstMean: number;
  /** Switches expected in a calm, and in a burst, as long as the bin. */
  readonly calmEnds: number;
  readonly burstEnds: number;
}

/** Probabilities of the count and of the way the bin switched, all to be multiplied by exp(logScale). */
export interface SwitchedProbabilities {
  readonly logScale: number;
  readonly calmToBurst: number;
  readonly burstToCalm: number;
  /** Left and come back to. */
  readonly calmToCalm: number;
  readonly burstToBurst: number;
}

const { points, weights } = gaussLegendre(20);

/**
 * The law of a bin that switches any number of times: integrals over the share of the bin that bursts take. The density of
 * that share is a Bessel function of it (two alternating Poisson streams of switches), the count then is Poisson.
 */
export function switchedBin({ count, calmMean, burstMean, calmEnds, burstEnds }: SwitchedBin): SwitchedProbabilities {
  const width = Math.max(1e-300, burstMean - calmMean);
  const [from, to] = likelyShares(count, calmMean, width);
  const logs = points.map((point) => {
    const share = from + (to - from) * point;
    return poissonLogProbability(count, calmMean + share * width) - calmEnds * (1 - share) - burstEnds * share;
  });
  const logScale = Math.max(...logs);
  let [odd, leftCalm, leftBurst] = [0, 0, 0];
  for (let i = 0; i < points.length && logScale > Number.NEGATIVE_INFINITY; i++) {
    const share = from + (to - from) * points[i]!;
    const weight = (to - from) * weights[i]! * Math.exp(logs[i]! - logScale);
    const [oddWays, evenWays] = switchingWays(calmEnds * burstEnds * share * (1 - share));
    odd += weight * oddWays;
    leftCalm += weight * evenWays * (1 - share);
    leftBurst += weight * evenWays * share;
  }
  const both = calmEnds * burstEnds;
  const [calmToBurst, burstToCalm] = [calmEnds * odd, burstEnds * odd];
  return { logScale, calmToBurst, burstToCalm, calmToCalm: both * leftCalm, burstToBurst: both * leftBurst };
}

/** Sums over k of z^k / (k! k!) and z^k / (k! (k + 1)!): the ways of 2k + 1 and of 2k + 2 switches. */
function switchingWays(z: number): readonly [odd: number, even: number] {
  let term = 1;
  let [odd, even] = [0, 0];
  for (let k = 0; term > 1e-16 * odd; k++) {
    odd += term;
    even += term / (k + 1);
    term *= z / ((k + 1) * (k + 1));
  }
  return [odd, even];
}

/** The part of 0 to 1 in which the count is not out of reach: as a function of the mean it is a gamma density. */
function likelyShares(count: number, calmMean: number, width: number): readonly [from: number, to: number] {
  const spread = 6 * Math.sqrt(count + 1);
  const from = (count + 1 - spread - calmMean) / width;
  const to = (count + 11 + spread - calmMean) / width;
  if (to <= 0) return [0, Math.min(1, spread / width)];
  if (from >= 1) return [Math.max(0, 1 - spread / width), 1];
  return [Math.max(0, from), Math.min(1, to)];
}
