import { describe, expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { type HandMade, ms, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

const one: FleetChanges = { slots: 1, queue: 0, addedLatency: [], retry: { attempts: 3, base: s, cap: s } };

function fleet(
  calls: readonly HandMade[],
  settings: FleetChanges,
  { failures = 0, ...run }: { failures?: number; windowStart?: number; windowEnd?: number; seriesStep?: number } = {},
): Observation {
  return serveFleet(calls, { settings, workload: { failures }, run });
}

const stream = new RandomStream({ seed: 1, replication: 0, name: "retry" });
const first = Math.round(stream.next() * s);
const second = Math.round(stream.next() * s);

describe("a machine that is busy", () => {
  test("rejects three times: rejected once", () => {
    const seen = fleet([{ at: 0, io: 20 * s }, { at: s }], one);
    expect([seen.offered, seen.completed, seen.rejected, seen.throttled, seen.retried]).toEqual([2, 1, 1, 0, 2]);
  });

  test("has room at the third attempt: latency and wait count from the first", () => {
    const busy = s + first + second;
    const seen = fleet(
      [
        { at: 0, io: busy },
        { at: s, io: 50 * ms },
      ],
      one,
    );
    expect([seen.completed, seen.rejected, seen.retried]).toEqual([2, 0, 2]);
    expect([seen.latency.sum, seen.wait.sum]).toEqual([busy + first + second + 50 * ms, first + second]);
    expect([seen.serviceTime, seen.concurrencyTime]).toEqual([busy + 50 * ms, busy + 50 * ms]);
  });

  test("at one instant: departure, then retry, then arrival", () => {
    const free = s + first;
    const calls = [{ at: 0, io: free }, { at: s, io: 5 * s }, { at: free }];
    const seen = fleet(calls, { ...one, retry: { attempts: 2, base: s, cap: s } });
    expect([seen.completed, seen.rejected, seen.retried, seen.latency.max]).toEqual([2, 1, 2, first + 5 * s]);
  });
});

test("the window: a request of the warm-up is not counted in it; one that ends after it is", () => {
  const run = { windowStart: 10 * s, windowEnd: 20 * s, seriesStep: s };
  const many = { ...one, retry: { attempts: 60, base: s, cap: s } };
  const calls = [
    { at: 9 * s, io: 3 * s },
    { at: 10 * s - 1, io: s },
    { at: 19 * s, io: 5 * s },
    { at: 20 * s - 1, io: ms },
  ];
  const seen = fleet(calls, many, run);
  expect([seen.offered, seen.completed, seen.peakConcurrency]).toEqual([2, 2, 1]);
  expect(seen.serviceTime).toBe(5 * s + ms);
});

test("failures: not completed, not in the latencies, and served all the same", () => {
  const calls = Array.from({ length: 100 }, (_, i) => ({ at: i * s, io: 500 * ms }));
  const seen = fleet(calls, {}, { failures: 0.4 });
  const draws = new Float64Array(100);
  new RandomStream({ seed: 1, replication: 0, name: "failures" }).fill(draws, 100);
  const failed = draws.filter((draw) => draw <= 0.4).length;
  expect([seen.failed, seen.completed]).toEqual([failed, 100 - failed]);
  expect(seen.latency.histogram.total()).toBe(100 - failed);
  expect(seen.serviceTime).toBe(100 * 500 * ms);
});

test("a function URL stands before functions only", () => {
  const text = `
name: mistake
workload: {arrivals: {kind: poisson, rate: 1/s}, work: {io: 1s}}
candidates: [{name: machine, platform: aws-ec2, instance: m7g.large, frontDoor: aws-function-url}]
`;
  const parsed = parseScenario(text, { file: "mistake.yaml" });
  expect("issues" in parsed && parsed.issues.map(({ path }) => path)).toEqual(["candidates[0].frontDoor"]);
});
