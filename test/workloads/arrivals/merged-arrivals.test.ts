import { describe, expect, test } from "vitest";
import type { ArrivalSource } from "../../../src/workloads/arrival-process.ts";
import { mergedArrivals } from "../../../src/workloads/arrivals/merged-arrivals.ts";

/** Arrivals at known instants, handed over in pieces; "wait" is a moment at which nothing is at hand yet. */
function source(...pieces: readonly (readonly number[] | "wait")[]): ArrivalSource {
  let next = 0;
  return {
    fill(times, durations) {
      const piece = pieces[next];
      if (piece === undefined || piece === "wait") return 0;
      next++;
      times.set(piece);
      durations.set(piece.map((time) => -time));
      return piece.length;
    },
    more() {
      if (pieces[next] !== "wait") return null;
      return Promise.resolve().then(() => void next++);
    },
  };
}

interface Merged {
  readonly times: readonly number[];
  readonly durations: readonly number[];
  readonly origins: readonly number[];
  /** How many were handed over at once, and the waits between. */
  readonly steps: readonly (number | "wait")[];
}

async function merge(sources: readonly ArrivalSource[], room: number): Promise<Merged> {
  const merged = mergedArrivals(sources);
  const [times, durations, origins, steps] = [[], [], [], []] as [number[], number[], number[], (number | "wait")[]];
  for (;;) {
    const block = { times: new Float64Array(room), durations: new Float64Array(room), origins: new Uint16Array(room) };
    const count = merged.fill(block.times, block.durations, block.origins);
    const wait = count === 0 ? merged.more() : null;
    if (count === 0 && wait === null) return { times, durations, origins, steps };
    steps.push(count === 0 ? "wait" : count);
    await wait;
    times.push(...block.times.subarray(0, count));
    durations.push(...block.durations.subarray(0, count));
    origins.push(...block.origins.subarray(0, count));
  }
}

describe("several sources in one line", () => {
  test("in order of time, equal times in the order of the sources, each with its origin and its duration", async () => {
    const merged = await merge([source([2, 5, 5]), source([1, 5], [6]), source()], 4);
    expect(merged.times).toEqual([1, 2, 5, 5, 5, 6]);
    expect(merged.origins).toEqual([1, 0, 0, 0, 1, 1]);
    expect(merged.durations).toEqual([-1, -2, -5, -5, -5, -6]);
  });

  test("no source, or none with an arrival, has ended at once", async () => {
    expect((await merge([], 4)).steps).toEqual([]);
    expect((await merge([source(), source([])], 4)).steps).toEqual([]);
  });

  test("room for one at a time changes nothing", async () => {
    const sources = () => [source([1, 4], [7]), source([2], [3, 9])];
    const { steps: _, ...all } = await merge(sources(), 100);
    const { steps, ...one } = await merge(sources(), 1);
    expect(one).toEqual(all);
    expect(steps).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe("a source with nothing at hand yet", () => {
  test("holds back what could come after it, and its wait is everyone's", async () => {
    const { times, steps } = await merge([source([1, 3], "wait", [4, 8]), source([2, 5, 9])], 100);
    expect(times).toEqual([1, 2, 3, 4, 5, 8, 9]);
    // 1, 2 and 3 are sure; whether 5 comes next is not known before the first source has said what it has. After 8 it
    // has ended, which is told by the next call.
    expect(steps).toEqual([3, "wait", 3, 1]);
  });

  test("nothing is sure before every source has shown its first arrival", async () => {
    const { times, steps } = await merge([source([5]), source("wait", "wait", [1])], 100);
    expect(times).toEqual([1, 5]);
    expect(steps.slice(0, 2)).toEqual(["wait", "wait"]);
  });

  test("several that wait are waited for one after another", async () => {
    const { times, steps } = await merge([source("wait", [2]), source("wait", [1])], 100);
    expect(times).toEqual([1, 2]);
    expect(steps.filter((step) => step === "wait")).toHaveLength(2);
  });

  test("a wait after which the source has ended", async () => {
    expect((await merge([source([1], "wait"), source([2])], 100)).times).toEqual([1, 2]);
  });
});
