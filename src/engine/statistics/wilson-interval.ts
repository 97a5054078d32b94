import type { Estimate } from "./estimate.ts";
import { normalQuantile975 } from "./student-quantile.ts";

/** The share of `count` in `draws` independent draws with its 95 % interval (E. B. Wilson, 1927), which is right for rare and sure events too. */
export function wilsonInterval(count: number, draws: number): Estimate {
  if (draws === 0) return { mean: null, low: null, high: null };
  const z = normalQuantile975;
  const share = count / draws;
  const scale = 1 + (z * z) / draws;
  const middle = (share + (z * z) / (2 * draws)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / draws + (z * z) / (4 * draws * draws));
  return { mean: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
