import { MinTree } from "../../engine/min-tree.ts";
import type { ArrivalSource } from "../arrival-process.ts";

/** Arrivals of several sources in one line. */
export interface MergedArrivals extends ArrivalSource {
  /** As every source; `origins`, where given, receives the place of the source that each arrival came from. */
  fill(times: Float64Array, durations: Float64Array, origins?: Uint16Array): number;
  more(): Promise<void> | null;
}

const blockLength = 256;

interface Feed {
  readonly source: ArrivalSource;
  readonly times: Float64Array;
  readonly durations: Float64Array;
  cursor: number;
  count: number;
}

/**
 * The arrivals of all sources in order of time; at equal times in the order of the sources. While one of them has
 * nothing at hand nobody knows what comes next, so what is sure is handed over and the wait for that source is everyone's.
 */
export function mergedArrivals(sources: readonly ArrivalSource[]): MergedArrivals {
  const feeds = sources.map(feedOf);
  const next = new MinTree(feeds.length, Number.POSITIVE_INFINITY);
  /** Sources of which nothing is at hand, and it is not known yet whether they have ended. */
  let dry: readonly number[] = [...feeds.keys()];
  let waiting: Promise<void> | null = null;

  /** Fills up what is dry; false where a source has to be waited for, which is asked only where `mayWait`. */
  function settle(mayWait: boolean): boolean {
    waiting = null;
    while (dry.length > 0) {
      const place = dry[0]!;
      const feed = feeds[place]!;
      if (refill(feed)) next.update(place, feed.times[0]!);
      else if (!mayWait) return false;
      else {
        waiting = feed.source.more?.() ?? null;
        if (waiting !== null) return false;
      }
      dry = dry.slice(1);
    }
    return true;
  }

  return {
    fill(times, durations, origins) {
      let written = 0;
      while (written < times.length) {
        if (dry.length > 0 && !settle(written === 0)) return written;
        const time = next.value();
        if (time === Number.POSITIVE_INFINITY) return written;
        const place = next.place();
        const feed = feeds[place]!;
        times[written] = time;
        durations[written] = feed.durations[feed.cursor]!;
        if (origins !== undefined) origins[written] = place;
        written++;
        feed.cursor++;
        const isDry = feed.cursor === feed.count;
        if (isDry) dry = [place];
        next.update(place, isDry ? Number.POSITIVE_INFINITY : feed.times[feed.cursor]!);
      }
      return written;
    },
    more: () => waiting,
    close() {
      for (const source of sources) source.close?.();
    },
  };
}

function feedOf(source: ArrivalSource): Feed {
  const times = new Float64Array(blockLength);
  return { source, times, durations: new Float64Array(blockLength), cursor: 0, count: 0 };
}

function refill(feed: Feed): boolean {
  feed.cursor = 0;
  feed.count = feed.source.fill(feed.times, feed.durations);
  return feed.count > 0;
}
