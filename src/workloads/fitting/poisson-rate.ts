import type { FittedValue } from "../../engine/fitting/fitted-value.ts";
import { gammaLaw } from "../../engine/fitting/laws/gamma-law.ts";
import { normalQuantile975 } from "../../engine/statistics/student-quantile.ts";
import { microsecondsPer } from "../../units/duration.ts";

/** From here on a Poisson count is normal to all digits that matter, on the scale of its square root. */
const manyEvents = 10_000;

/** Events per second, from a Poisson count over an exposure in microseconds: the exact interval (Garwood, 1936). */
export function poissonRate(count: number, exposure: number): FittedValue {
  const seconds = exposure / microsecondsPer.s;
  const [low, high] = countInterval(count);
  return { value: count / seconds, low: low / seconds, high: high / seconds };
}

function countInterval(count: number): readonly [low: number, high: number] {
  const half = normalQuantile975 / 2;
  if (count > manyEvents) {
    const root = Math.sqrt(count);
    return [(root - half) * (root - half), (root + half) * (root + half)];
  }
  return [count === 0 ? 0 : gammaQuantile(count, 0.025), gammaQuantile(count + 1, 0.975)];
}

/** Of the gamma law of that shape and scale 1, whose mean is its shape. */
function gammaQuantile(shape: number, probability: number): number {
  return gammaLaw({ mean: shape, cv: 1 / Math.sqrt(shape) }).quantile(probability);
}
