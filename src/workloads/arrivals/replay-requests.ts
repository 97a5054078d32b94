import type { RandomStream, StreamFactory } from "../../engine/random-stream.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { ArrivalRun, ArrivalSource } from "../arrival-process.ts";
import type { RequestTrace, StreamedTrace } from "../trace.ts";
import { roundedAtRandom } from "./rounded-at-random.ts";
import type { TraceArrivals } from "./trace.ts";
import { WaitingDurations } from "./waiting-durations.ts";

/** Replays single requests from the trace's start, as they were or at `scale` times their rate. */
export function replayRequests(
  trace: RequestTrace | StreamedTrace,
  settings: TraceArrivals,
  run: ArrivalRun,
): ArrivalSource {
  const recorded = cutAt(run.length, trace.kind === "streamed" ? trace.replay() : kept(trace));
  return settings.scale === 1 ? recorded : scaledCopies(recorded, settings, run);
}

/** What is kept in memory, from the first request on. */
function kept({ times: recorded, durations: taken }: RequestTrace): ArrivalSource {
  let next = 0;
  return {
    fill(times, durations) {
      const end = Math.min(next + times.length, recorded.length);
      times.set(recorded.subarray(next, end));
      if (taken !== null) durations.set(taken.subarray(next, end));
      const count = end - next;
      next = end;
      return count;
    },
  };
}

/** The arrivals before `length`; nothing is read once one is not. */
function cutAt(length: number, source: ArrivalSource): ArrivalSource {
  let ended = false;
  return {
    fill(times, durations) {
      if (ended) return 0;
      const given = source.fill(times, durations);
      let count = given;
      while (count > 0 && times[count - 1]! >= length) count--;
      ended = count < given;
      return count;
    },
    more: () => (ended ? null : (source.more?.() ?? null)),
    close: () => source.close?.(),
  };
}

const blockLength = 1024;

/**
 * Each request floor(scale) times, and once more if its own uniform number is below the rest. The first stays where it
 * was, the others come later, each by a uniform part of `spread`; they wait in a heap, which is all that is kept.
 */
function scaledCopies(source: ArrivalSource, { scale, spread }: TraceArrivals, run: ArrivalRun): ArrivalSource {
  const thinning = run.random("arrivals.thinning");
  const shifts = copyStreams(scale, run.random);
  const copies = new TimeHeap();
  const block = { times: new Float64Array(blockLength), durations: new Float64Array(blockLength), next: 0, count: 0 };
  const taken = new WaitingDurations();
  let ended = false;

  /** Whether a recorded request is at hand; none is where the source has ended or is not ready. */
  function isAtHand(): boolean {
    if (block.next < block.count) return true;
    if (ended) return false;
    block.next = 0;
    block.count = source.fill(block.times, block.durations);
    if (block.count === 0) ended = (source.more?.() ?? null) === null;
    return block.count > 0;
  }

  /** Puts the copies of the next request into the heap. */
  function expand(): void {
    const time = block.times[block.next]!;
    const duration = block.durations[block.next]!;
    block.next++;
    const count = roundedAtRandom(scale, thinning);
    const request = count === 0 ? 0 : taken.keep(duration, count);
    if (count > 0) copies.push(time, request);
    for (let i = 0; i < shifts.length; i++) {
      const shift = shifts[i]!.next() * spread; // drawn even if unused, so that each copy keeps its place at any scale
      if (i + 1 < count) copies.push(Math.round(time + shift), request);
    }
  }

  return {
    fill(times, durations) {
      let count = 0;
      while (count < times.length) {
        while (isAtHand() && block.times[block.next]! <= copies.top()) expand();
        // A request that is not at hand yet may come before any copy that waits.
        if (!ended && block.next === block.count) break;
        const time = copies.top();
        if (time >= run.length) break;
        times[count] = time;
        durations[count] = taken.take(copies.topTag());
        count++;
        copies.pop();
      }
      return count;
    },
    more: () => (ended ? null : (source.more?.() ?? null)),
    close: () => source.close?.(),
  };
}

/** One stream for each extra copy that a request can have. */
function copyStreams(scale: number, random: StreamFactory): readonly RandomStream[] {
  return Array.from({ length: Math.ceil(scale) - 1 }, (_, i) => random(`arrivals.copy-${i + 1}`));
}
