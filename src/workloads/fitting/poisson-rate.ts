import type { FittedValue } from "../../engine/fitting/fitted-value.ts";
import { gammaLaw } from "../../engine/fitting/laws/gamma-law.ts";
import { normalQuantile975 } from "../../engine/statistics/student-quantile.ts";
import { microsecondsPer } from "../../units/duration.ts";

/** From here on gamma quantiles are the normal ones with one correction, to within 0.01 events. */
const manyEvents = 10_000;

/** Events per second, from a Poisson count over an exposure in microseconds: the exact interval (Garwood, 1936). */
export function poissonRate(count: number, exposure: number): FittedValue {
  const seconds = exposure / microsecondsPer.s;
  const [low, high] = countInterval(count);
  return { value: count / seconds, low: low / seconds, high: high / seconds };
}

function countInterval(count: number): readonly [low: number, high: number] {
  if (count > manyEvents) {
    const z = normalQuantile975;
    const skew = (z * z - 1) / 3;
    return [count + skew - z * Math.sqrt(count), count + 1 + skew + z * Math.sqrt(count + 1)];
  }
  return [count === 0 ? 0 : gammaQuantile(count, 0.025), gammaQuantile(count + 1, 0.975)];
}

/** Of the gamma law of that shape and scale 1, whose mean is its shape. */
function gammaQuantile(shape: number, probability: number): number {
  return gammaLaw({ mean: shape, cv: 1 / Math.sqrt(shape) }).quantile(probability);
}
