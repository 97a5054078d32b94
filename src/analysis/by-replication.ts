import { type CandidateTally, type Percentile, percentileNames, type ReplicationFigures } from "./candidate-tally.ts";
import { served } from "./outcome-estimates.ts";
import type { ByReplication } from "./result.ts";

/** Each replication's own figures: `costs` are USD a month, `duration` is the window's length in microseconds. */
export function byReplication(
  { figures, latency }: CandidateTally,
  { costs, duration }: { readonly costs: readonly number[]; readonly duration: number },
): ByReplication {
  const shareOf = (part: (one: ReplicationFigures) => number, whole: (one: ReplicationFigures) => number) =>
    figures.map((one) => (whole(one) > 0 ? part(one) / whole(one) : null));
  const offered = (one: ReplicationFigures) => one.offered;
  const inMilliseconds = (microseconds: number | null) => (microseconds === null ? null : microseconds / 1000);
  const percentiles = percentileNames.map((name) => [name, latency.byReplication(name).map(inMilliseconds)]);
  return {
    cost: [...costs],
    mean: latency.meanByReplication().map(inMilliseconds),
    ...(Object.fromEntries(percentiles) as Record<Percentile, (number | null)[]>),
    completed: shareOf((one) => one.completed, offered),
    throttled: shareOf((one) => one.throttled, offered),
    rejected: shareOf((one) => one.rejected, offered),
    timedOut: shareOf((one) => one.timedOut, offered),
    failed: shareOf((one) => one.failed, offered),
    coldStarts: shareOf((one) => one.coldStarts, served),
    instances: figures.map((one) => one.instanceTime / duration),
    utilisation: shareOf(
      (one) => one.usedTime,
      (one) => one.availableTime,
    ),
  };
}
