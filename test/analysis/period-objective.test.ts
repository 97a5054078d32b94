import { describe, expect, test } from "vitest";
import {
  evaluatePeriodObjective,
  fewestInPeriod,
  objectiveWindow,
  periodQuestions,
} from "../../src/analysis/period-objective.ts";
import type { JudgedWindows } from "../../src/platforms/judged-period.ts";
import { type Objective, parseObjective } from "../../src/scenario/objective.ts";
import { constant, serveFunction } from "../platforms/aws-lambda/hand-made-function.ts";
import { h, m, ms, s } from "../platforms/hand-made.ts";
import { serveFleet } from "../platforms/instance-pool/hand-made-pool.ts";

const questions = (slo: Parameters<typeof periodQuestions>[0]) => periodQuestions(slo).map(objectiveWindow);

function objectives(...texts: readonly string[]): readonly Objective[] {
  return texts.map((text) => {
    const objective = parseObjective(text);
    if ("problem" in objective) throw new Error(objective.problem);
    return objective;
  });
}

/** `count` requests from `from` on, `gap` apart. */
const row = (from: number, count: number, gap: number, io: number) =>
  Array.from({ length: count }, (_, i) => ({ at: from + i * gap, io }));

const noColdStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };

describe("by hand: an hour in stretches of ten minutes", () => {
  // Warm-up: ten slow minutes that no objective sees. Then six stretches: fast, slow, empty, 50 requests, and two more.
  const run = { windowStart: 10 * m, windowEnd: 70 * m };
  const requests = [
    ...row(0, 100, s, 900 * ms),
    ...row(10 * m, 100, s, 100 * ms),
    ...row(20 * m, 100, s, 600 * ms),
    ...row(40 * m, 50, s, 100 * ms),
    ...row(50 * m, 99, s, 100 * ms),
    { at: 50 * m + 100 * s, io: 700 * ms }, // one of a hundred: the p99 does not see it
    ...row(60 * m, 120, s, 200 * ms),
  ];

  function counts(detail: boolean, ...texts: readonly string[]) {
    const given = { ...run, detail, objectiveWindows: questions(objectives(...texts)) };
    const seen = [
      serveFunction(requests, { run: given, settings: { coldStart: noColdStart } }).objectiveWindows,
      serveFleet(requests, { run: given }).objectiveWindows,
    ];
    expect(seen[0]).toEqual(seen[1]);
    return seen[0]!.map(({ windows, judged, met }) => [windows, judged, met]);
  }

  test.each([true, false])("percentiles, longest and mean latencies; with detail: %s", (detail) => {
    expect(
      counts(
        detail,
        "p99 < 500ms in 75% of 10m windows", // the fourth holds fewer than 100 requests, the third none
        "p50 < 500ms in every 10m",
        "max < 500ms in every 10m",
        "max <= 600ms in every 10m",
        "mean < 150ms in every 10m", // 100, 600, -, 100, 106, 200 ms
        "p99 < 500ms in every 1h", // 37 of 470 took longer
      ),
    ).toEqual([
      [6, 4, 3],
      [6, 5, 4],
      [6, 5, 3],
      [6, 5, 4],
      [6, 5, 3],
      [1, 1, 0],
    ]);
  });

  test("the last stretch may be shorter", () => {
    // 25 + 25 + 10 minutes: 100 + 100 slow ones in the first, the lone one in the second, 120 in the third.
    expect(counts(false, "max < 650ms in every 25m", "p90 < 150ms in every 25m")).toEqual([
      [3, 3, 2],
      [3, 3, 1],
    ]);
  });
});

describe("by hand: outcomes", () => {
  test("refusals in each minute of five; the empty one is not judged", () => {
    const requests = [
      ...row(0, 10, s, 100 * ms),
      ...row(m, 20, 0, 100 * ms), // ten at once find room
      ...row(3 * m, 11, 0, 100 * ms),
      ...row(4 * m, 10, 0, 100 * ms),
    ];
    const asked = objectives(
      "throttled = 0 in every 1m",
      "throttled < 10% in every 1m", // 0, 10 of 20, -, 1 of 11, 0
      "completed >= 50% in every 1m",
      "coldStarts <= 10% in every 1m", // 1 of 10, 9 of 10, -, 0 and 0
    );
    const seen = serveFunction(requests, {
      run: { windowEnd: 5 * m, objectiveWindows: questions(asked) },
      settings: { coldStart: noColdStart, concurrencyLimit: 10, keepAlive: constant(h) },
    });
    expect(seen.objectiveWindows).toEqual([
      { windows: 5, judged: 4, met: 2 },
      { windows: 5, judged: 4, met: 3 },
      { windows: 5, judged: 4, met: 4 },
      { windows: 5, judged: 4, met: 3 },
    ]);
  });

  test("a machine's request counts where it ends, and one that ends after the window in the last stretch", () => {
    const asked = objectives("completed = 1 in every 1m", "max < 45s in every 1m");
    const requests = [
      { at: 50 * s, io: 20 * s },
      { at: 110 * s, io: 50 * s },
    ];
    const { objectiveWindows: seen } = serveFleet(requests, {
      run: { windowEnd: 2 * m, objectiveWindows: questions(asked) },
    });
    // Nothing ends in the first minute; both end in the second or after it.
    expect(seen).toEqual([
      { windows: 2, judged: 1, met: 1 },
      { windows: 2, judged: 1, met: 0 },
    ]);
  });

  test("utilisation of a machine with two vCPUs and of a function's one instance", () => {
    const asked = objectives("utilisation > 30% in every 1m");
    const run = { windowEnd: 2 * m, objectiveWindows: questions(asked) };
    // One vCPU of two for 48 s of the first minute: 40 %; for 24 s of the second: 20 %.
    const work = [
      { at: 0, cpu: 48 * s },
      { at: m, cpu: 24 * s },
    ];
    expect(serveFleet(work, { run, settings: { vcpus: 2 } }).objectiveWindows).toEqual([
      { windows: 2, judged: 2, met: 1 },
    ]);
    const settings = { coldStart: noColdStart, keepAlive: constant(h), timeout: 900 * s };
    const waits = work.map(({ at, cpu }) => ({ at, io: cpu / 2 }));
    expect(serveFunction(waits, { run, settings }).objectiveWindows).toEqual([{ windows: 2, judged: 2, met: 1 }]);
  });
});

test("requests that tell a percentile from the longest latency: 1 / (1 - p)", () => {
  expect((["p50", "p90", "p95", "p99", "p999"] as const).map(fewestInPeriod)).toEqual([2, 10, 20, 100, 1000]);
});

describe("the share of stretches that met it", () => {
  const of = (text: string, ...seen: readonly (readonly [judged: number, met: number])[]) => {
    const windows = seen.map(([judged, met]): JudgedWindows => ({ windows: judged, judged, met }));
    return evaluatePeriodObjective(objectives(text)[0]!, windows);
  };

  test("is the mean over replications, and passes where it reaches what was asked for", () => {
    const { observed, passed, certain } = of("p99 < 1s in 93% of 5m windows", [100, 93], [100, 93], [0, 0]);
    expect(observed.mean).toBeCloseTo(0.93, 12);
    expect([passed, certain]).toEqual([true, true]);
    expect(of("p99 < 1s in 94% of 5m windows", [100, 93], [100, 93])).toMatchObject({ passed: false, certain: true });
  });

  test("is uncertain where the interval leaves it open", () => {
    const { observed, passed, certain } = of("p99 < 1s in 90% of 5m windows", [100, 95], [100, 93], [100, 91]);
    expect(observed.mean).toBeCloseTo(0.93, 12);
    // Standard deviation 0.02, t(2) = 4.3027: 0.93 -/+ 0.0497.
    expect(observed.low).toBeCloseTo(0.93 - (4.30265273 * 0.02) / Math.sqrt(3), 6);
    expect([passed, certain]).toEqual([true, false]);
  });

  test("never failing in n stretches leaves 3 / n open", () => {
    const every = of("throttled = 0 in every 1m", [300, 300], [300, 300]);
    expect(every.observed).toEqual({ mean: 1, low: 1 - 3 / 600, high: 1 });
    expect([every.passed, every.certain]).toEqual([true, false]);
    expect(of("throttled = 0 in 99% of 1m windows", [300, 300], [300, 300]).certain).toBe(true);
    expect(of("throttled = 0 in every 1m", [300, 299], [300, 299])).toMatchObject({ passed: false, certain: true });
  });

  test("one replication is never certain; nothing judged is neither", () => {
    expect(of("throttled = 0 in every 1m", [300, 300])).toMatchObject({
      observed: { mean: 1, low: null, high: null },
      passed: true,
      certain: false,
    });
    expect(of("throttled = 0 in every 1m", [0, 0], [0, 0])).toMatchObject({
      observed: { mean: null, low: null, high: null },
      passed: false,
      certain: false,
    });
  });
});
