import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { seriesStepFor } from "../../src/analysis/series-result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { constant, serveFunction } from "../platforms/aws-lambda/hand-made-function.ts";
import { h, m, ms, s } from "../platforms/hand-made.ts";
import { serveFleet } from "../platforms/instance-pool/hand-made-pool.ts";

/** `count` requests from `from` on, `gap` apart. */
const row = (from: number, count: number, gap: number, io: number) =>
  Array.from({ length: count }, (_, i) => ({ at: from + i * gap, io }));

describe("by hand", () => {
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };
  const run = { windowStart: h, windowEnd: 4 * h + 30 * m, seriesStep: 30 * m };
  /** The warm-up is slowest; of the window, its second hour is. */
  const requests = [
    ...row(0, 3000, s, 9 * s),
    ...row(h, 3000, s, 100 * ms),
    ...row(2 * h, 3000, s, 500 * ms),
    ...row(3 * h, 3000, s, 200 * ms),
    ...row(4 * h, 1999, 500 * ms, 900 * ms), // one too few to have a p99
  ];

  test.each([
    ["functions", serveFunction(requests, { run, settings: { coldStart, concurrencyLimit: 5 } })],
    ["machines", serveFleet(requests, { run, settings: { slots: 5000, queue: 0 } })],
  ])("%s: the worst hour starts at an hour of the window", (name, seen) => {
    expect(seen.worstHour?.start).toBe(h);
    expect(seen.worstHour!.p99 / (500 * ms)).toBeCloseTo(1, 2);
    if (name === "functions") expect(seen.series.throttled.reduce((sum, count) => sum + count)).toBe(seen.throttled);
  });

  test("steps count their own arrivals, the last one until the window's end", () => {
    const { series } = serveFunction(requests, { run, settings: { coldStart } });
    expect([...series.offered]).toEqual([1800, 1200, 1800, 1200, 1800, 1200, 1999]);
    // One call a second of 100 ms: a tenth of a request in service on average over its steps.
    expect(series.concurrency[1]).toBeCloseTo((1200 * 0.1) / 1800, 9);
    expect(series.concurrency[2]).toBeCloseTo(0.5, 9);
  });

  test("throttled requests of the worst hour are its own", () => {
    const burst = [
      ...row(0, 2500, s, 100 * ms),
      ...row(3000 * s, 9, 0, 100 * ms),
      ...row(h, 2500, s, 200 * ms),
      ...row(h + 3000 * s, 8, 0, 200 * ms),
    ];
    const seen = serveFunction(burst, { run: { windowEnd: 2 * h }, settings: { coldStart, concurrencyLimit: 5 } });
    expect(seen.worstHour).toMatchObject({ start: h, throttled: 3 });
    expect(seen.throttled).toBe(4 + 3);
  });
});

test("a burst at three o'clock shows at three o'clock", async () => {
  const text = `
name: burst
duration: 24h
replications: 2
workload:
  arrivals: {kind: sum, of: [{kind: constant, rate: 1/s}, {kind: schedule, cron: "0 3 * * *", count: 2500}]}
  work: {io: 100ms}
  memory: 100MB
candidates:
  - {name: A, platform: aws-ec2, instance: m7g.medium, slots: 10, queue: 100000, overhead: 0ms}
  - {name: B, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, concurrencyLimit: 500}
`;
  const parsed = parseScenario(text, { file: "burst.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [fleet, functions] = (await simulate(parsed.scenario)).candidates as CandidateResult[];
  expect(fleet!.worstHour?.start).toBe(3 * 3600);
  const { step, offered, throttled } = functions!.series;
  const atThree = (3 * 3600) / step;
  expect(offered[atThree]! - offered[atThree - 1]!).toBe(2500);
  // At three o'clock 500 of 2,501 find room; the one that is due in the same second as well makes no difference to that.
  expect(throttled.map((count, i) => (count > 0 ? i : -1)).filter((i) => i >= 0)).toEqual([atThree]);
  expect(throttled[atThree]).toBe(2501 - 500);
});

test.each([
  [2 * m, s],
  [500 * s, s],
  [500 * s + 1, 2 * s],
  [h, 10 * s],
  [24 * h, 3 * m],
  [7 * 24 * h, 30 * m],
  [1000 * 24 * h, 2 * 24 * h],
])("a window of %i us has steps of %i us: at most 500, sharing edges with the hours", (duration, step) => {
  expect(seriesStepFor(duration)).toBe(step);
});
