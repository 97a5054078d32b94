import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../src/engine/random-stream.ts";
import type { ArrivalSource } from "../../src/workloads/arrival-process.ts";
import { arrivalSchema, scaled, startArrivals } from "../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../src/workloads/arrivals/trace.ts";
import type { RecordedFile } from "../../src/workloads/opened-trace.ts";
import { readTrace } from "../../src/workloads/read-trace.ts";
import type { Trace } from "../../src/workloads/trace.ts";
import { recordedText } from "./recorded-text.ts";

const second = 1_000_000;

function settingsOf(written: object = {}): TraceArrivals {
  const columns = { timestamp: "at", duration: "took" };
  return arrivalSchema.parse({ kind: "trace", file: "x.csv", columns, ...written }) as TraceArrivals;
}

const textOf = (times: readonly number[]) => `at,took\n${times.map((time, i) => `${time},${i}`).join("\n")}\n`;

interface Replayed {
  readonly times: readonly number[];
  readonly durations: readonly number[];
}

/** Everything that a source gives, which may have to be waited for. */
async function drain(source: ArrivalSource, block = 3): Promise<Replayed> {
  const all: { times: number[]; durations: number[] } = { times: [], durations: [] };
  const [times, durations] = [new Float64Array(block), new Float64Array(block)];
  for (;;) {
    const count = source.fill(times, durations);
    all.times.push(...times.subarray(0, count));
    all.durations.push(...durations.subarray(0, count));
    if (count > 0) continue;
    const more = source.more?.() ?? null;
    if (more === null) return all;
    await more;
  }
}

function start(trace: Trace, settings: TraceArrivals, length = Number.MAX_SAFE_INTEGER): ArrivalSource {
  return startArrivals(settings, {
    random: (name) => new RandomStream({ seed: 1, replication: 0, name }),
    origin: 0,
    weekTime: 0,
    length,
    traces: new Map([[traceKey(settings), trace]]),
  });
}

/** The same file, kept whole and read again for the replay. */
async function both(files: readonly RecordedFile[], settings: TraceArrivals) {
  const kept = await readTrace(files, settings, { skipBadRows: false });
  const streamed = await readTrace(files, settings, { skipBadRows: false, mostKept: 1 });
  return { kept, streamed };
}

const times = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 60 });

describe("a trace that is read again for each run", () => {
  it("replays what one that is kept does, whatever the order of its rows and the length of the pieces", async () => {
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (rows, piece, asBytes) => {
        fc.pre(new Set(rows).size > 1);
        const settings = settingsOf();
        const { kept, streamed } = await both([recordedText(textOf(rows), piece, asBytes)], settings);
        expect([kept.kind, streamed.kind]).toEqual(["requests", "streamed"]);
        expect(streamed.length).toBe(kept.length);
        expect(await drain(start(streamed, settings))).toEqual(await drain(start(kept, settings)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["from an instant to another", { from: 10, to: 40 }],
    ["from and to since its first row", { from: "8s", to: "30s" }],
    ["twice as fast", { timeWarp: 2 }],
    ["at a third of the speed", { timeWarp: 1 / 3 }],
    ["at 0.4 times its rate", { scale: 0.4 }],
    ["at 3.7 times its rate", { scale: 3.7, spread: "2s" }],
  ])("replays the same %s", async (_, written) => {
    const rows = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 500) / 10);
    const settings = settingsOf(written);
    const { kept, streamed } = await both([recordedText(textOf(rows), 50)], settings);
    expect(streamed.length).toBe(kept.length);
    const cut = 20 * second;
    expect(await drain(start(streamed, settings, cut))).toEqual(await drain(start(kept, settings, cut)));
    expect(await drain(start(streamed, settings))).toEqual(await drain(start(kept, settings)));
  });

  it("reads several files one after another", async () => {
    const settings = settingsOf();
    const files = [textOf([5, 6, 7]), textOf([1, 2, 9])].map((text) => recordedText(text, 4));
    const { streamed } = await both(files, settings);
    expect((await drain(start(streamed, settings))).times).toEqual([0, 1, 4, 5, 6, 8].map((time) => time * second));
  });

  it("knows its requests and their mean duration", async () => {
    const { streamed } = await both([recordedText(textOf([0, 10, 20]))], settingsOf());
    expect(streamed).toMatchObject({ requests: 3, meanDuration: second, length: 20 * second + 1 });
  });

  it("can be replayed by several runs, one after another and side by side", async () => {
    const settings = settingsOf();
    const { streamed, kept } = await both([recordedText(textOf([3, 1, 2, 8]), 5)], settings);
    const expected = await drain(start(kept, settings));
    const found = await Promise.all([1, 2].map(() => drain(start(streamed, settings))));
    expect(found).toEqual([expected, expected]);
    expect(await drain(start(streamed, settings))).toEqual(expected);
  });

  it("notices that the file has changed in between", async () => {
    let reads = 0;
    const file = { name: "x.csv", open: () => recordedText(textOf(reads++ === 0 ? [1, 2, 3] : [1, 2])).open() };
    const settings = settingsOf();
    const trace = await readTrace([file], settings, { skipBadRows: false, mostKept: 1 });
    await expect(drain(start(trace, settings))).rejects.toThrow(
      "it held 3 requests when it was first read and holds 2",
    );
  });

  it("lets go of its file when the run is over", async () => {
    let closed = 0;
    async function* chunks(): AsyncGenerator<string> {
      try {
        for (const piece of textOf(Array.from({ length: 100 }, (_, i) => i)).match(/.{1,20}\n?|\n/g) ?? []) yield piece;
      } finally {
        closed++;
      }
    }
    const file = { name: "x.csv", open: () => ({ chunks: chunks(), sha256: () => null }) };
    const settings = settingsOf();
    const trace = await readTrace([file], settings, { skipBadRows: false, mostKept: 1 });
    const source = start(trace, settings, 5 * second);
    await drain(source);
    source.close?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(closed).toBe(2);
  });
});

it("closes the file it is in, and opens no further one", async () => {
  let opened = 0;
  const files = Array.from({ length: 3 }, () => ({
    name: "x.csv",
    open() {
      const { chunks, sha256 } = recordedText(textOf(Array.from({ length: 60 }, (_, i) => i)), 20).open();
      async function* counted(): AsyncGenerator<string> {
        opened++;
        yield* chunks;
      }
      return { chunks: counted(), sha256 };
    },
  }));
  const settings = settingsOf();
  const trace = await readTrace(files, settings, { skipBadRows: false, mostKept: 1 });
  expect(opened).toBe(3);
  const source = start(trace, settings, second);
  source.fill(new Float64Array(3), new Float64Array(3));
  await source.more?.();
  source.close?.();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(opened).toBe(4);
});

describe("time warp", () => {
  it("plays a trace in half its time, at twice its rate", async () => {
    const settings = settingsOf({ timeWarp: 2 });
    const trace = await readTrace([recordedText(textOf([10, 20, 30]))], settings, { skipBadRows: false });
    expect(trace).toMatchObject({ length: 10 * second + 1, times: Float64Array.of(0, 5 * second, 10 * second) });
  });

  it("shortens the intervals of counts", async () => {
    const columns = { timestamp: "at", count: "took" };
    const settings = settingsOf({ columns, interval: "60s", timeWarp: 4 });
    const trace = await readTrace([recordedText(textOf([0, 60, 120]))], settings, { skipBadRows: false });
    expect(trace).toMatchObject({ interval: 15 * second, length: 45 * second, counts: Float64Array.of(0, 1, 2) });
  });

  it("scales a rate and keeps the length where `scale` is meant", () => {
    expect(scaled(settingsOf({ timeWarp: 2 }), 3)).toMatchObject({ timeWarp: 2, scale: 3 });
  });
});
