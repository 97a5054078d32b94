import type { RandomStream } from "../../engine/random-stream.ts";
import type { ArrivalSource } from "../arrival-process.ts";

/** A stretch of time in which the expected rate is a straight line. One object is reused for all. */
export interface RateSegment {
  /** Microseconds; Infinity for the last of all. */
  length: number;
  /** Expected arrivals per microsecond where it begins and where it ends. */
  startRate: number;
  endRate: number;
}

/** Writes the next segment, and returns false where there is none. */
export type NextSegment = (segment: RateSegment) => boolean;

export interface RateArrivalOptions {
  readonly random: RandomStream;
  /** Microseconds of the segments that have passed when the run starts. */
  readonly skip?: number;
  /** Arrivals lie in [0, length). */
  readonly length: number;
}

/**
 * Poisson arrivals at a rate that changes with time: a Poisson stream of rate one, each of whose arrivals comes where the
 * cumulative rate reaches it. Twice the rate therefore draws the same stream, twice as fast.
 */
export function rateArrivals(next: NextSegment, { random, skip = 0, length }: RateArrivalOptions): ArrivalSource {
  const segment: RateSegment = { length: 0, startRate: 0, endRate: 0 };
  let startTime = -skip;
  let startUnits = 0; // cumulative rate where the segment starts, 0 being the run's start
  let endUnits = 0;
  let units = 0;
  let ended = !next(segment);
  while (!ended && startTime + segment.length <= 0) {
    startTime += segment.length;
    ended = !next(segment);
  }
  if (!ended) {
    startUnits = startTime === 0 ? 0 : -partArea(segment, -startTime);
    endUnits = startUnits + wholeArea(segment);
  }

  /** Moves on to the segment in which the cumulative rate reaches `target`; false where the run ends before. */
  function seek(target: number): boolean {
    while (target > endUnits) {
      startTime += segment.length;
      startUnits = endUnits;
      if (startTime >= length || !next(segment)) return false;
      endUnits = startUnits + wholeArea(segment);
    }
    return true;
  }

  return {
    fill(times) {
      let count = 0;
      while (!ended && count < times.length) {
        units -= Math.log(random.next());
        ended = !(units <= endUnits || seek(units));
        if (ended) break;
        const time = Math.floor(startTime + timeOfArea(segment, units - startUnits) + 0.5); // faster than Math.round
        if (time >= length) ended = true;
        else times[count++] = time;
      }
      return count;
    },
  };
}

function wholeArea({ length, startRate, endRate }: RateSegment): number {
  if (length === Number.POSITIVE_INFINITY) return startRate > 0 ? length : 0;
  return ((startRate + endRate) / 2) * length;
}

function partArea({ length, startRate, endRate }: RateSegment, part: number): number {
  return part * (startRate + ((endRate - startRate) / length) * (part / 2));
}

/** How far into the segment the area under its rate reaches `area`: the stable root of the quadratic. */
function timeOfArea({ length, startRate, endRate }: RateSegment, area: number): number {
  if (area <= 0) return 0;
  if (startRate === endRate) return Math.min(length, area / startRate);
  const slope = (endRate - startRate) / length;
  const rate = Math.sqrt(Math.max(0, startRate * startRate + 2 * slope * area));
  return Math.min(length, (2 * area) / (startRate + rate));
}
