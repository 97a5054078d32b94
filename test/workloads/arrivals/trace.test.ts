import { describe, expect, it } from "vitest";
import type { Traces } from "../../../src/workloads/arrival-process.ts";
import {
  arrivalSchema,
  defaultDuration,
  durationProblem,
  hasRecordedDurations,
  meanRate,
  period,
  scaled,
  traceSources,
} from "../../../src/workloads/arrivals/index.ts";
import { parseBound, type TraceArrivals, traceKey } from "../../../src/workloads/arrivals/trace.ts";
import { arrive, countBetween, minute, second } from "./run.ts";

const requestsFile = { kind: "trace", file: "r.csv", columns: { timestamp: 0, duration: 1 } } as const;
const countsFile = { kind: "trace", file: "c.csv", columns: { timestamp: 0, count: 1 }, interval: "60s" } as const;
const read = (written: object) => arrivalSchema.parse(written) as TraceArrivals;

const requests = 20_000;
const traces: Traces = new Map([
  [
    traceKey(read(requestsFile)),
    {
      kind: "requests",
      times: Float64Array.from({ length: requests }, (_, i) => i * 10_000),
      durations: Float64Array.from({ length: requests }, (_, i) => i),
      length: (requests - 1) * 10_000 + 1,
      skippedRows: 0,
      start: null,
      notes: [],
    },
  ],
  [
    traceKey(read(countsFile)),
    {
      kind: "counts",
      counts: Float64Array.of(3, 0, 4000),
      interval: minute,
      length: 3 * minute,
      skippedRows: 0,
      start: null,
      notes: [],
    },
  ],
]);
const length = 200 * second;

describe("a trace of requests", () => {
  const settings = read(requestsFile);

  it("is replayed as it was, cut to the run", () => {
    const { times, durations } = arrive(settings, { length: 35_000, traces });
    expect(times).toEqual([0, 10_000, 20_000, 30_000]);
    expect(durations).toEqual([0, 1, 2, 3]);
    expect(arrive(settings, { length: 30_000, traces }).times).toHaveLength(3);
  });

  it("ignores where the run starts in the cycle: the warm-up is cut from its start", () => {
    expect(arrive(settings, { length: 25_000, origin: -20_000, traces }).times).toEqual([0, 10_000, 20_000]);
  });

  it("keeps a fraction, the same requests and more as the fraction grows", () => {
    const few = arrive(scaled(settings, 0.3), { length, traces }).durations;
    const more = arrive(scaled(settings, 0.6), { length, traces }).durations;
    expect(Math.abs(few.length - 0.3 * requests) / Math.sqrt(requests * 0.3 * 0.7)).toBeLessThan(4);
    const kept = new Set(more);
    expect(few.every((index) => kept.has(index))).toBe(true);
    expect(new Set(few).size).toBe(few.length);
  });

  it("adds copies within `spread` that carry their request's duration", () => {
    const { times, durations } = arrive(scaled(settings, 2.5), { length: 2 * length, traces });
    expect(Math.abs(times.length - 2.5 * requests) / Math.sqrt(requests * 0.25)).toBeLessThan(4);
    times.forEach((time, i) => {
      const shift = time - (durations[i] as number) * 10_000;
      if (shift < 0 || shift > second) expect.fail(`a copy ${shift} us after its request`);
    });
    expect(times.filter((time, i) => time === (durations[i] as number) * 10_000).length).toBeGreaterThanOrEqual(
      requests,
    );
  });

  it("keeps each copy in its place at any scale", () => {
    const placed = (scale: number) => {
      const { times, durations } = arrive(scaled(settings, scale), { length: 2 * length, traces });
      return new Set(times.map((time, i) => `${time} ${durations[i]}`));
    };
    const three = placed(3);
    for (const place of placed(2)) expect(three.has(place)).toBe(true);
  });

  it("knows its mean rate, its length and its durations", () => {
    expect(meanRate(settings, traces)).toBeCloseTo(100, 2);
    expect(period(settings, traces)).toBe(199_990_001);
    expect(period(settings)).toBeNull();
    expect(defaultDuration(settings, 0)).toBeNull();
    expect(defaultDuration(settings, minute, traces)).toBe(139_990_001);
    expect(durationProblem(settings, { duration: 3 * minute, warmUp: minute }, traces)).toContain("the trace r.csv");
    expect(durationProblem(settings, { duration: 2 * minute, warmUp: minute }, traces)).toBeNull();
    expect(hasRecordedDurations(settings)).toBe(true);
    expect(hasRecordedDurations(read(countsFile))).toBe(false);
    expect(traceSources({ kind: "sum", of: [{ kind: "poisson", rate: 1 }, settings] })).toEqual([settings]);
  });

  it("says so where it has not been read", () => {
    expect(() => arrive(settings, { length })).toThrow("r.csv has not been read");
  });
});

describe("a trace of counts", () => {
  it("spreads evenly by arithmetic", () => {
    const settings = read({ ...countsFile, within: "even" });
    const { times } = arrive(settings, { length: 3 * minute, traces });
    expect(times.slice(0, 4)).toEqual([0, 20 * second, 40 * second, 2 * minute]);
    expect(times).toHaveLength(4003);
    expect(arrive(scaled(settings, 2), { length: minute, traces }).times).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => i * 10 * second),
    );
  });

  it("keeps each interval's count exactly when it spreads at random", () => {
    const { times } = arrive(read(countsFile), { length: 3 * minute, traces });
    expect([0, 1, 2].map((i) => countBetween(times, i * minute, (i + 1) * minute))).toEqual([3, 0, 4000]);
    // 4000 uniform places: each tenth of the minute holds 400, give or take four binomial deviations of 19.
    for (let i = 0; i < 10; i++) {
      const inTenth = countBetween(times, 2 * minute + i * 6 * second, 2 * minute + (i + 1) * 6 * second);
      expect(Math.abs(inTenth - 400)).toBeLessThan(4 * Math.sqrt(4000 * 0.1 * 0.9));
    }
  });

  it("has the counts only on average under poisson", () => {
    const { times } = arrive(read({ ...countsFile, within: "poisson" }), { length: 3 * minute, traces });
    expect(countBetween(times, minute, 2 * minute)).toBe(0);
    expect(Math.abs(countBetween(times, 2 * minute, 3 * minute) - 4000)).toBeLessThan(4 * Math.sqrt(4000));
  });

  it("multiplies counts by its scale", () => {
    const { times } = arrive(read({ ...countsFile, scale: 2.5 }), { length: 3 * minute, traces });
    expect([7, 8]).toContain(countBetween(times, 0, minute));
    expect(countBetween(times, 2 * minute, 3 * minute)).toBe(10_000);
    expect(meanRate(read({ ...countsFile, scale: 2 }), traces)).toBeCloseTo(8006 / 180, 12);
  });
});

describe("a trace in a sum", () => {
  it("brings its durations along, in order of time, beside traffic of another kind", () => {
    const sum = { kind: "sum", of: [read(requestsFile), { kind: "constant", rate: 50 }] } as const;
    const { times, durations } = arrive(sum, { length: 50_000, traces });
    expect(times).toEqual([0, 0, 10_000, 20_000, 20_000, 30_000, 40_000, 40_000]);
    expect([0, 2, 3, 5, 6].map((i) => durations[i])).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("a trace in a scenario", () => {
  const issues = (written: object) =>
    (arrivalSchema.safeParse(written).error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);

  it("fills in what is not said", () => {
    expect(read(requestsFile)).toEqual({
      ...requestsFile,
      format: "csv",
      header: true,
      unit: "s",
      within: "uniform",
      scale: 1,
      spread: second,
      timeWarp: 1,
      badRows: "stop",
    });
  });

  it.each([
    [{ ...requestsFile, interval: "60s" }, "interval: interval goes with a count column"],
    [{ ...requestsFile, within: "even" }, "within: within goes with a count column"],
    [{ kind: "trace", file: "c.csv", columns: { timestamp: 0, count: 1 } }, ": a file of counts needs its interval"],
    [{ ...countsFile, columns: { timestamp: 0, count: 1, duration: 2 } }, "columns: a file of counts has no durations"],
    [
      { ...requestsFile, header: false, columns: { timestamp: "start" } },
      "columns: without a header columns are given by",
    ],
    [{ ...requestsFile, format: "iis" }, "format: not a format of recorded traffic"],
    [{ ...requestsFile, columns: {} }, "columns: csv needs the column of its timestamps"],
    [{ ...requestsFile, unit: "ns" }, "unit: unit is s, ms or us"],
    [{ ...requestsFile, scale: 0 }, "scale: scale is a number above 0"],
    [{ ...requestsFile, from: "noon" }, "from: from is an ISO time"],
  ])("refuses %j", (written, message) => {
    const found = issues(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it("reads bounds as instants or as times since the first row", () => {
    expect(parseBound("2h", "s")).toEqual({ sinceFirst: 120 * minute });
    expect(parseBound(3600, "s")).toEqual({ instant: 60 * minute });
    expect(parseBound("1970-01-01 00:01", "s")).toEqual({ instant: minute });
    expect(parseBound("soon", "s")).toBeNull();
  });
});
