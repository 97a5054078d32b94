import { exponentialFunction } from "./exponential-function.ts";
import type { RandomStream } from "./random-stream.ts";
import { standardNormalQuantile } from "./standard-normal.ts";

/**
 * Draws from the gamma law of that shape and scale 1, by Marsaglia and Tsang's rejection (ACM TOMS 26, 2000). The number
 * of uniforms per draw is not fixed, so runs that differ in shape are not coupled; runs that differ in scale are.
 */
export function standardGamma(shape: number): (random: RandomStream) => number {
  if (shape < 1) {
    const larger = standardGamma(shape + 1);
    return (random) => larger(random) * exponentialFunction(Math.log(random.next()) / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return (random) => {
    for (;;) {
      const normal = -standardNormalQuantile(random.next());
      const root = 1 + c * normal;
      if (root <= 0) continue;
      const cube = root * root * root;
      const squared = normal * normal;
      const uniform = random.next();
      if (uniform < 1 - 0.0331 * squared * squared) return d * cube;
      if (Math.log(uniform) < 0.5 * squared + d * (1 - cube + Math.log(cube))) return d * cube;
    }
  };
}
