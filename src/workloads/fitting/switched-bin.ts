import { lowerGammaShare, upperGammaShare } from "../../engine/fitting/incomplete-gamma.ts";
import { standardNormalExceedance } from "../../engine/standard-normal.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";

/** Above this shape the normal law of the cube root (Wilson and Hilferty, 1931) serves for the gamma law. */
const largeShape = 400;

/**
 * The logarithm of the probability of `count` arrivals in a bin within which the process switched, at a moment any alike,
 * between two means per bin: a Poisson count whose mean is any value between them alike. The integral of its probability
 * is a difference of gamma probabilities; the mean of both means alone would leave too narrow a law where counts are large.
 */
export function switchedLogProbability(count: number, meanA: number, meanB: number): number {
  const [low, high] = meanA < meanB ? [meanA, meanB] : [meanB, meanA];
  const width = high - low;
  if (width < 1e-4 * high) return poissonLogProbability(count, (low + high) / 2);
  const shape = count + 1;
  const share = shape > largeShape ? rootShare : gammaShare;
  return Math.log(Math.max(0, share(shape, low, high)) / width);
}

/** P(low < gamma variable <= high), by the tail that keeps its digits. */
function gammaShare(shape: number, low: number, high: number): number {
  return shape < (low + high) / 2
    ? upperGammaShare(shape, low) - upperGammaShare(shape, high)
    : lowerGammaShare(shape, high) - lowerGammaShare(shape, low);
}

function rootShare(shape: number, low: number, high: number): number {
  const distance = (x: number) => {
    if (x <= 0) return Number.NEGATIVE_INFINITY;
    return (Math.exp(Math.log(x / shape) / 3) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape);
  };
  const [a, b] = [distance(low), distance(high)];
  return a > 0
    ? standardNormalExceedance(a) - standardNormalExceedance(b)
    : standardNormalExceedance(-b) - standardNormalExceedance(-a);
}
