import type { Estimate } from "./estimate.ts";
import { mostWhereNoneSeen } from "./estimate-count.ts";
import { estimateMean, shareRange } from "./estimate-mean.ts";

/**
 * Estimate of a share from the events and the trials (requests) of each replication: the mean of the replications'
 * shares; one without trials says nothing. Where two replications or more saw no event in n trials together, the
 * interval goes from 0 to 3 / n (at most 1).
 *
 * @throws RangeError where the two lists differ in length
 */
export function estimateFraction(events: readonly number[], trials: readonly number[]): Estimate {
  if (events.length !== trials.length) throw new RangeError("events and trials must come from the same replications");
  const shares: number[] = [];
  let allTrials = 0;
  for (const [replication, count] of trials.entries()) {
    if (count === 0) continue;
    shares.push(events[replication]! / count);
    allTrials += count;
  }
  if (shares.length > 1 && shares.every((share) => share === 0)) {
    return { mean: 0, low: 0, high: Math.min(1, mostWhereNoneSeen / allTrials) };
  }
  return estimateMean(shares, { range: shareRange });
}
