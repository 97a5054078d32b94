import { describe, expect, it } from "vitest";
import { arrivalSchema } from "../../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../../src/workloads/arrivals/trace.ts";
import { arrive, countBetween, minute, second } from "./run.ts";

const settingsOf = (within: unknown) =>
  arrivalSchema.parse({
    kind: "trace",
    file: "c.csv",
    columns: { timestamp: 0, count: 1 },
    interval: "60s",
    within,
  }) as TraceArrivals;

function arrivalsOf(within: unknown, counts: readonly number[], seed = 1): readonly number[] {
  const settings = settingsOf(within);
  const length = counts.length * minute;
  const trace = {
    kind: "counts",
    counts: Float64Array.from(counts),
    interval: minute,
    length,
    start: null,
    skippedRows: 0,
    notes: [],
  } as const;
  return arrive(settings, { length, seed, traces: new Map([[traceKey(settings), trace]]) }).times;
}

describe("requests placed burstier than Poisson inside an interval", () => {
  it("keeps each interval's count exactly, in order of time", () => {
    const counts = [0, 1, 2, 5000, 3, 0, 60];
    for (const dispersion of [1.001, 2, 50, 10_000]) {
      const times = arrivalsOf({ dispersion }, counts);
      expect(counts.map((_, i) => countBetween(times, i * minute, (i + 1) * minute))).toEqual(counts);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
    }
  });

  // Given N requests in S seconds, the count of a second is Dirichlet-multinomial with A = N / (D - 1): its variance is
  // N p (1 - p) (N + A) / (1 + A) with p = 1 / S. Seconds of different minutes are independent.
  it.each([
    [5, 600],
    [20, 600],
    [3, 60],
    [200, 1200],
  ])("has the index of dispersion that is asked for: %d, with %d requests a minute", (dispersion, requests) => {
    const minutes = 400;
    const times = arrivalsOf(
      { dispersion },
      Array.from({ length: minutes }, () => requests),
    );
    const concentration = requests / (dispersion - 1);
    const share = 1 / 60;
    const expected = (requests * share * (1 - share) * (requests + concentration)) / (1 + concentration);
    const perSecond = new Float64Array(60 * minutes);
    for (const time of times) perSecond[Math.floor(time / second)]!++;
    // One mean square per minute: their mean and its standard error tell whether the law's variance is met.
    const squares = Array.from({ length: minutes }, (_, i) => {
      const own = perSecond.subarray(60 * i, 60 * i + 60);
      return own.reduce((sum, count) => sum + (count - requests * share) * (count - requests * share), 0) / 60;
    });
    const mean = squares.reduce((sum, square) => sum + square, 0) / minutes;
    const variance = squares.reduce((sum, square) => sum + (square - mean) * (square - mean), 0) / (minutes - 1);
    expect(Math.abs(mean - expected) / Math.sqrt(variance / minutes)).toBeLessThan(4);
  });

  it("asks for an index above 1", () => {
    for (const within of [{ dispersion: 1 }, { dispersion: 0 }, { dispersion: "5" }, { burst: 5 }, "bursty"]) {
      expect(() => settingsOf(within)).toThrow(/dispersion|within/);
    }
  });
});
