import type { RandomStream, StreamFactory } from "../../engine/random-stream.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { ArrivalRun, ArrivalSource } from "../arrival-process.ts";
import type { RequestTrace } from "../trace.ts";
import { roundedAtRandom } from "./rounded-at-random.ts";
import type { TraceArrivals } from "./trace.ts";

/** Replays single requests from the trace's start, as they were or at `scale` times their rate. */
export function replayRequests(trace: RequestTrace, settings: TraceArrivals, run: ArrivalRun): ArrivalSource {
  return settings.scale === 1 ? replayed(trace, run.length) : replayedScaled(trace, settings, run);
}

function replayed(trace: RequestTrace, length: number): ArrivalSource {
  let next = 0;
  return {
    fill(times, durations) {
      let end = Math.min(next + times.length, trace.times.length);
      while (end > next && trace.times[end - 1]! >= length) end--;
      times.set(trace.times.subarray(next, end));
      if (trace.durations !== null) durations.set(trace.durations.subarray(next, end));
      const count = end - next;
      next = end;
      return count;
    },
  };
}

/**
 * Each request floor(scale) times, and once more if its own uniform number is below the rest. The first stays where it
 * was, the others come later, each by a uniform part of `spread`; they wait in a heap, which is all that is kept.
 */
function replayedScaled(trace: RequestTrace, { scale, spread }: TraceArrivals, run: ArrivalRun): ArrivalSource {
  const thinning = run.random("arrivals.thinning");
  const shifts = copyStreams(scale, run.random);
  const copies = new TimeHeap();
  let next = 0;

  /** Puts the copies of the next request into the heap. */
  function expand(): void {
    const time = trace.times[next]!;
    const kept = roundedAtRandom(scale, thinning);
    if (kept > 0) copies.push(time, next);
    for (let i = 0; i < shifts.length; i++) {
      const shift = shifts[i]!.next() * spread; // drawn even if unused, so that each copy keeps its place at any scale
      if (i + 1 < kept) copies.push(Math.round(time + shift), next);
    }
    next++;
  }

  return {
    fill(times, durations) {
      let count = 0;
      while (count < times.length) {
        while (next < trace.times.length && trace.times[next]! <= copies.top()) expand();
        const time = copies.top();
        if (time >= run.length) break;
        times[count] = time;
        if (trace.durations !== null) durations[count] = trace.durations[copies.topTag()]!;
        count++;
        copies.pop();
      }
      return count;
    },
  };
}

/** One stream for each extra copy that a request can have. */
function copyStreams(scale: number, random: StreamFactory): readonly RandomStream[] {
  return Array.from({ length: Math.ceil(scale) - 1 }, (_, i) => random(`arrivals.copy-${i + 1}`));
}
