import type { Estimate } from "./estimate.ts";
import { estimateMean } from "./estimate-mean.ts";

/**
 * Estimate of a - b from values of the same replications: replication i of both saw the same arrivals and the same
 * work, so what the dice gave to both cancels and the interval is that of the difference alone.
 *
 * @throws RangeError where the two lists differ in length
 */
export function pairedDifference(a: readonly number[], b: readonly number[]): Estimate {
  if (a.length !== b.length) throw new RangeError("paired values must come from the same replications");
  return estimateMean(a.map((value, replication) => value - b[replication]!));
}
