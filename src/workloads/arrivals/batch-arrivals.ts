import { exponentialFunction } from "../../engine/exponential-function.ts";
import type { RandomStream } from "../../engine/random-stream.ts";
import type { ArrivalSource } from "../arrival-process.ts";

/** Requests that share a stretch of time. One object is reused for all. */
export interface Batch {
  /** Microseconds since the run's start, whole; batches neither overlap nor go back. */
  start: number;
  /** The requests lie in [start, start + span); 0 puts them all at the start. */
  span: number;
  count: number;
}

/** Writes the next batch, and returns false where there is none. */
export type NextBatch = (batch: Batch) => boolean;

/** Where in its stretch of time the next request of a batch comes, when its share of the batch is given. */
export interface Placing {
  /** Prepares for a batch. */
  begin(batch: Batch): void;
  /** A share of the span, 0 to 1, that never falls as `share` rises from 0 to 1. */
  at(share: number): number;
}

export interface BatchArrivalOptions {
  readonly within: "even" | "uniform";
  /** Bends the places of `within`; absent: they stand as they are. */
  readonly placing?: Placing | undefined;
  readonly random: RandomStream;
  /** Arrivals lie in [0, length); those of a batch that begins earlier are left out before 0. */
  readonly length: number;
}

/** Arrivals batch by batch, evenly spaced or in random places, of which none is kept in memory. */
export function batchArrivals(
  next: NextBatch,
  { within, placing, random, length }: BatchArrivalOptions,
): ArrivalSource {
  const batch: Batch = { start: 0, span: 0, count: 0 };
  let placed = 0;
  let position = 0; // of the last request placed, as a share of the span
  let ended = false;

  function place(): number {
    const { start, span, count } = batch;
    if (span === 0) return start;
    if (within === "even") position = placed / count;
    else position = nextSortedUniform(position, count - placed, random);
    const bent = placing === undefined ? position : placing.at(position);
    return start + Math.min(span - 1, Math.floor(bent * span + 0.5));
  }

  return {
    fill(times) {
      let written = 0;
      while (!ended && written < times.length) {
        if (placed >= batch.count) {
          ended = !next(batch) || batch.start >= length;
          placed = 0;
          position = 0;
          if (!ended) placing?.begin(batch);
          continue;
        }
        const time = place();
        placed++;
        if (time >= length) ended = true;
        else if (time >= 0) times[written++] = time;
      }
      return written;
    },
  };
}

/**
 * The least of `remaining` uniform numbers between `position` and 1. Drawn one after another these are a sorted sample,
 * without a sort (J. L. Bentley and J. B. Saxe, ACM TOMS 6, 1980).
 */
function nextSortedUniform(position: number, remaining: number, random: RandomStream): number {
  return 1 - (1 - position) * exponentialFunction(Math.log(random.next()) / remaining);
}
