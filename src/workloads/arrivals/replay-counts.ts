import type { ArrivalRun, ArrivalSource } from "../arrival-process.ts";
import type { CountTrace } from "../trace.ts";
import { batchArrivals } from "./batch-arrivals.ts";
import { rateArrivals } from "./rate-arrivals.ts";
import { roundedAtRandom } from "./rounded-at-random.ts";
import type { TraceArrivals } from "./trace.ts";
import { unevenPlacing } from "./uneven-placing.ts";

/** Replays counts per interval from the trace's start; scaled, each count is multiplied and rounded at random. */
export function replayCounts(
  { counts, interval }: CountTrace,
  { within, scale }: TraceArrivals,
  { random, length }: ArrivalRun,
): ArrivalSource {
  let index = 0;
  if (within === "poisson") {
    return rateArrivals(
      (segment) => {
        if (index === counts.length) return false;
        segment.length = interval;
        segment.startRate = (counts[index++]! * scale) / interval;
        segment.endRate = segment.startRate;
        return true;
      },
      { random: random("arrivals"), length },
    );
  }
  const thinning = random("arrivals.thinning");
  const isUneven = typeof within === "object";
  return batchArrivals(
    (batch) => {
      if (index === counts.length) return false;
      batch.start = index * interval;
      batch.span = interval;
      batch.count = roundedAtRandom(counts[index++]! * scale, thinning);
      return true;
    },
    {
      within: isUneven ? "uniform" : within,
      placing: isUneven ? unevenPlacing(within.dispersion, random("arrivals.unevenness")) : undefined,
      random: random("arrivals"),
      length,
    },
  );
}
