import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GrowingSize } from "../../../src/platforms/instance-pool/fleet-size.ts";
import { withInstances } from "../../../src/platforms/instance-pool/pool-settings.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { traceKey } from "../../../src/workloads/arrivals/trace.ts";
import { type HandMade, m, ms, plain, s } from "../hand-made.ts";
import { type FleetCase, type FleetChanges, fleetSettings, serveFleet } from "./hand-made-pool.ts";

/** One to ten machines at half their CPU, one at the start, that boot in 100 s. */
const growing: GrowingSize = {
  kind: "growing",
  min: 1,
  max: 10,
  target: { metric: "cpu", value: 0.5 },
  schedule: [],
  initial: 1,
};
const boot = { kind: "constant", value: 100 * s } as const;

interface GrowingCase extends FleetCase {
  readonly size?: Partial<GrowingSize>;
}

const serveGrowing = (requests: readonly HandMade[], { size, settings, ...given }: GrowingCase = {}): Observation => {
  const changes: FleetChanges = { boot, ...settings, instances: { ...growing, ...size } };
  return serveFleet(requests, { run: { seriesStep: s }, ...given, settings: changes });
};

/** A request each `every` from `from` until `to`. */
const steady = (from: number, to: number, work: { every: number; cpu?: number; io?: number }): HandMade[] =>
  Array.from({ length: Math.floor((to - from) / work.every) }, (_, i) => ({ ...work, at: from + i * work.every }));

/** The second at which the series reaches each new level, with the level. */
const changes = ({ series }: Observation): [number, number][] =>
  [...series.instances.entries()].filter(([i, level]) => i === 0 || level !== series.instances[i - 1]);

describe("growing", () => {
  test("a step of load is answered after three periods and a boot", () => {
    // 0.9 of one vCPU from minute 2 on: hot at 180, 240 and 300 s; launched at 300 s; in service at 400 s.
    const seen = serveGrowing(steady(2 * m, 60 * m, { every: s, cpu: 900 * ms }));
    expect(changes(seen)).toEqual([
      [0, 1],
      [2 * 60 + 3 * 60 + 100, 2],
    ]);
    expect(seen.peakInstances).toBe(2);
    expect(seen.instanceTime).toBe((3600 + 3200) * s);
    // Billed from the end of its pending 17 s.
    expect(seen.usage.instanceHours).toBe((3600 + 3600 - 317) / 3600);
    expect(seen.availableTime).toBe((3600 + 3600 - 317) * s);
    expect(seen.usedTime).toBe((3600 - 120) * 900 * ms);
  });

  test("machines that warm up count as capacity, and their figures only after 300 s", () => {
    // Four vCPUs' worth on one machine of one: always at 100 %, so two are needed of one, four of two, eight of four.
    const seen = serveGrowing(steady(0, 60 * m, { every: s, cpu: 4 * s }), { settings: { slots: 1, queue: 0 } });
    // 180 + 100; the second counts in periods that begin at or after 580 s: from the tick at 660 s; and so on.
    expect(changes(seen)).toEqual([
      [0, 1],
      [280, 2],
      [660 + 100, 4],
      [1140 + 100, 8],
    ]);
    // At 760 + 300 = 1060 they are warm; the period from 1080 ends at 1140.
  });

  test("requests per machine, as the balancer counts them", () => {
    // 25 a second over one machine, target 10: three are wanted, and 8.3 each is right.
    const size = { target: { metric: "requests", value: 10 } } as const;
    const seen = serveGrowing(steady(0, 20 * m, { every: 40 * ms, io: ms }), { size, run: { windowEnd: 20 * m } });
    expect(seen.series.instances.at(-1)).toBe(3);
    expect(seen.usage.instanceHours).toBeCloseTo((1200 + 2 * (1200 - 197)) / 3600, 12);
  });

  test("slots in use", () => {
    // Two requests a second of 4 s hold 8 of 10 slots; at 50 % two machines are wanted.
    const size = { target: { metric: "slots", value: 0.5 } } as const;
    const seen = serveGrowing(steady(0, 20 * m, { every: 500 * ms, io: 4 * s }), {
      size,
      settings: { slots: 10 },
      run: { windowEnd: 20 * m, seriesStep: s },
    });
    expect(changes(seen)).toEqual([
      [0, 1],
      [280, 2],
    ]);
  });

  test("never beyond the maximum", () => {
    const seen = serveGrowing(steady(0, 60 * m, { every: s, cpu: 4 * s }), {
      size: { max: 3 },
      settings: { slots: 1, queue: 0 },
    });
    expect(seen.peakInstances).toBe(3);
    expect(seen.offeredLoad).toBeGreaterThan(1);
  });

  test("a machine that comes into service takes its share of one line at once", () => {
    // One slot each. The first request holds machine 0; at 280 s machine 1 begins with the head of the line.
    const size = { target: { metric: "slots", value: 0.5 } } as const;
    const requests = [
      { at: 0, io: 1000 * s },
      { at: s, io: 10 * s },
      { at: 2 * s, io: 10 * s },
    ];
    const settings = { slots: 1, balancing: "shared-queue" } as const;
    const seen = serveGrowing(requests, { size, settings });
    expect(seen.latency.sum).toBe((1000 + 289 + 298) * s);
    expect([seen.peakQueue, seen.series.queue[100], seen.series.queue[285], seen.series.queue[295]]).toEqual([
      2, 2, 1, 0,
    ]);
  });
});

describe("shrinking", () => {
  test("fifteen quiet periods end the newest machine; it drains and is billed until it is empty", () => {
    const requests = [
      { at: 0, io: 2000 * s }, // machine 0
      { at: 0, io: 2000 * s }, // machine 1, which drains from 900 s on
      { at: 1000 * s, io: s }, // machine 0 again, although it is full and machine 1 is not fuller
    ];
    const seen = serveGrowing(requests, { size: { initial: 2 }, settings: { slots: 1 } });
    expect(seen.latency.sum).toBe((2000 + 2000 + 1001) * s);
    expect(changes(seen)).toEqual([
      [0, 2],
      [900, 1],
    ]);
    expect(seen.instanceTime).toBe((900 + 3600) * s);
    expect(seen.usage.instanceHours).toBe((2000 + 3600) / 3600);
    expect(seen.completed).toBe(3);
  });

  test("what already waits for a draining machine is still served by it", () => {
    const requests = [0, 0, 0, 0].map((at) => ({ at, io: 1000 * s }));
    const seen = serveGrowing(requests, { size: { initial: 2 }, settings: { slots: 1 } });
    expect(seen.latency.sum).toBe(2 * (1000 + 2000) * s);
    expect(seen.usage.instanceHours).toBe((2000 + 3600) / 3600);
  });

  test("a draining machine takes nothing from a shared line", () => {
    const requests = [0, 0, 0, 0].map((at) => ({ at, io: 1000 * s }));
    const settings = { slots: 1, balancing: "shared-queue" } as const;
    const seen = serveGrowing(requests, { size: { initial: 2 }, settings });
    expect(seen.latency.sum).toBe((1000 + 1000 + 2000 + 3000) * s);
    expect(seen.usage.instanceHours).toBe((1000 + 3600) / 3600);
  });

  test("one a minute, never below the minimum", () => {
    const seen = serveGrowing([{ at: 0, io: ms }], { size: { initial: 5, min: 2 } });
    expect(changes(seen)).toEqual([
      [0, 5],
      [900, 4],
      [960, 3],
      [1020, 2],
    ]);
  });
});

describe("the schedule", () => {
  const schedule = [
    { cron: "10 * * * *", min: 3 },
    { cron: "20 * * * *", min: 1 },
  ];

  test("raises the minimum at its instant; when it falls, the autoscaler takes back what is idle", () => {
    const seen = serveGrowing([{ at: 0, io: ms }], { size: { schedule } });
    expect(changes(seen)).toEqual([
      [0, 1],
      [600 + 100, 3],
      [1200, 2],
      [1260, 1],
    ]);
  });

  test("its clock is the traffic's, which stands at zero when the window begins", () => {
    const run = { windowStart: 5 * m, windowEnd: 65 * m, seriesStep: s };
    expect(changes(serveGrowing([{ at: 0, io: ms }], { size: { schedule }, run }))[1]).toEqual([700, 3]);
  });

  test("the entry that fired last holds when the run starts", () => {
    const before = [
      { cron: "20 * * * *", min: 1 },
      { cron: "50 * * * *", min: 3 },
    ];
    const seen = serveGrowing([{ at: 0, io: ms }], {
      size: { schedule: before },
      run: { windowEnd: m, seriesStep: s },
    });
    expect(changes(seen)).toEqual([[0, 3]]);
    // A warm-up of 35 minutes starts at 25 past, so with one machine, and has three by the end of its boots at 51:40.
    const run = { windowStart: 35 * m, windowEnd: 36 * m, seriesStep: s };
    const warm = serveGrowing([{ at: 0, io: ms }], { size: { schedule: before, min: 1 }, run });
    expect(changes(warm)).toEqual([[0, 3]]);
  });
});

describe("the size at the start", () => {
  const started = (size: Partial<GrowingSize>, rate: number, settings: FleetChanges = {}): number => {
    const work = {
      from: "distributions",
      cpu: { kind: "exponential", mean: 60 * ms },
      io: { kind: "constant", value: 40 * ms },
      parallel: 0,
    } as const;
    const workload = { arrivals: { kind: "poisson", rate }, work } as const;
    const run = { windowEnd: m, seriesStep: m };
    return serveGrowing([{ at: 0, io: ms }], { size: { initial: null, ...size }, settings, workload, run })
      .peakInstances;
  };

  test.each([
    ["CPU: 40/s x 60 ms over 2 vCPUs at half", {}, 40, { vcpus: 2 }, 3],
    ["twice as fast", {}, 40, { vcpus: 2, speed: 2 }, 2],
    ["requests: 40 over 15 each", { target: { metric: "requests", value: 15 } }, 40, {}, 3],
    ["slots: 40/s x 100 ms over 4 slots at half", { target: { metric: "slots", value: 0.5 } }, 40, { slots: 4 }, 2],
    ["at least the minimum", { min: 4 }, 1, {}, 4],
    ["at most the maximum", { max: 7 }, 1000, {}, 7],
    ["as given", { initial: 5 }, 1, {}, 5],
  ] as const)("%s", (_what, size, rate, settings, machines) => {
    expect(started(size, rate, settings)).toBe(machines);
  });

  test("by recorded durations: 2 s on average, a quarter of it CPU, four in ten seconds", () => {
    const columns = { timestamp: 0, duration: 1 };
    const rest = {
      format: "csv",
      header: false,
      unit: "s",
      within: "even",
      scale: 10,
      spread: s,
      timeWarp: 1,
      badRows: "stop",
    } as const;
    const recorded = {
      kind: "requests",
      times: Float64Array.of(0, s, 2 * s, 3 * s),
      durations: Float64Array.of(s, 3 * s, s, 3 * s),
      length: 10 * s,
      skippedRows: 0,
      start: null,
      notes: [],
    } as const;
    const workload = {
      arrivals: { kind: "trace", file: "a.csv", columns, ...rest },
      work: { from: "trace", cpuShare: 0.25, parallel: 0 },
    } as const;
    const run = { windowEnd: m, seriesStep: m, traces: new Map([[traceKey(workload.arrivals), recorded]]) };
    // 4/s x 0.5 s of CPU over one vCPU at half.
    expect(serveGrowing([{ at: 0, io: ms }], { size: { initial: null }, workload, run }).peakInstances).toBe(4);
  });
});

describe("an auto fleet", () => {
  const changes = { instances: { kind: "auto", minimum: 2, ceiling: 0.8 }, committed: null } as const;
  const auto = fleetSettings(changes);

  test("cannot start before the analysis has given it a size", () => {
    expect(() => serveFleet([], { settings: changes })).toThrow("given its size");
  });

  test("takes its size once for its commitment", () => {
    const three = withInstances(auto, 3);
    expect([three.instances, three.committed]).toEqual([{ kind: "fixed", count: 3 }, 3]);
    expect(withInstances(three, 5).committed).toBe(3);
    expect(withInstances(fleetSettings({ committed: 0 }), 5).committed).toBe(0);
  });
});

test("a commitment is paid in every hour, and covers what runs of it", () => {
  // One machine, from 300 s on a second one; one is committed. Then one machine, and two committed.
  const seen = serveGrowing(steady(2 * m, 60 * m, { every: s, cpu: 900 * ms }), { settings: { committed: 1 } });
  expect(seen.usage).toMatchObject({ committedHours: 1, instanceHours: (3600 - 317) / 3600 });
  const more = serveGrowing([{ at: 0, io: ms }], { settings: { committed: 2 } });
  expect(more.usage).toMatchObject({ committedHours: 2, instanceHours: 0 });
});

test("blocks of any length give the same observation", () => {
  const requests = steady(0, 30 * m, { every: 3 * s, cpu: 2900 * ms, io: 1500 * ms });
  const random = { kind: "exponential", mean: 90 * s } as const;
  const given = { size: { initial: 3 }, settings: { boot: random }, run: { windowStart: m, windowEnd: 31 * m } };
  const whole = plain(serveGrowing(requests, given));
  for (const perBlock of [1, 7, 200]) expect(plain(serveGrowing(requests, { ...given, perBlock }))).toEqual(whole);
});

test("laws of any hour: every request ends once, sizes stay in bounds, who serves is billed (a failure prints its seed)", () => {
  const anything = fc.record({
    requests: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60 * 60 }).map((second) => second * s),
        count: fc.integer({ min: 1, max: 40 }),
        cpu: fc.integer({ min: 0, max: 60 * s }),
        io: fc.integer({ min: 1, max: 600 * s }),
      }),
      { maxLength: 60 },
    ),
    metric: fc.constantFrom("cpu", "slots", "requests"),
    value: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    min: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 0, max: 6 }),
    balancing: fc.constantFrom("least-outstanding", "round-robin", "random", "shared-queue"),
    seconds: fc.integer({ min: 0, max: 200 }),
    mode: fc.constantFrom("unlimited", "standard", null),
  });
  fc.assert(
    fc.property(anything, ({ requests, metric, value, min, more, balancing, seconds, mode }) => {
      const bursts = requests.toSorted((a, b) => a.at - b.at).flatMap(({ count, ...one }) => Array(count).fill(one));
      const size = {
        min,
        max: min + more,
        target: { metric, value },
        initial: null,
        schedule: [{ cron: "30 * * * *", min }],
      };
      const credits = mode === null ? null : { mode, baseline: 0.2 };
      const own = {
        slots: 5,
        queue: 20,
        balancing,
        vcpus: 2,
        boot: { kind: "exponential", mean: seconds * s },
      } as const;
      const seen = serveGrowing(bursts, {
        size,
        settings: { ...own, credits },
        run: { windowEnd: 60 * m, seriesStep: m },
      });
      expect(seen.completed + seen.rejected).toBe(seen.offered);
      for (const level of seen.series.instances) {
        expect(level).toBeGreaterThanOrEqual(min);
        expect(level).toBeLessThanOrEqual(min + more);
      }
      expect(seen.availableTime / 2).toBeGreaterThanOrEqual(seen.instanceTime);
      expect(seen.usedTime).toBeLessThanOrEqual(seen.availableTime * (1 + 1e-12));
      expect(seen.peakQueue).toBeGreaterThanOrEqual(Math.max(...seen.series.queue));
    }),
    { numRuns: 200 },
  );
});
