import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Traces } from "../../../src/workloads/arrival-process.ts";
import { type ArrivalSettings, arrivalKinds, meanRate, scaled } from "../../../src/workloads/arrivals/index.ts";
import { traceKey } from "../../../src/workloads/arrivals/trace.ts";
import { arrive, hour, minute, second } from "./run.ts";

const traceBase = {
  kind: "trace",
  format: "csv",
  header: true,
  unit: "s",
  within: "uniform",
  scale: 1,
  spread: second,
  timeWarp: 1,
  badRows: "stop",
} as const;

const requests = { ...traceBase, file: "requests.csv", columns: { timestamp: 0, duration: 1 } } as const;
const counts = { ...traceBase, file: "counts.csv", columns: { timestamp: 0, count: 1 }, interval: second } as const;

const traces: Traces = new Map([
  [
    traceKey(requests),
    {
      kind: "requests",
      times: Float64Array.from({ length: 500 }, (_, i) => i * 7_000),
      durations: Float64Array.from({ length: 500 }, (_, i) => i),
      length: 3_493_001,
      skippedRows: 0,
      start: null,
      notes: [],
    },
  ],
  [
    traceKey(counts),
    {
      kind: "counts",
      counts: Float64Array.of(5, 0, 300, 1),
      interval: second,
      length: 4 * second,
      skippedRows: 0,
      start: null,
      notes: [],
    },
  ],
]);

const rate = fc.double({ min: 0.1, max: 500, noNaN: true });
const duration = fc.integer({ min: 1, max: 3 * second });

const simple: fc.Arbitrary<Exclude<ArrivalSettings, { kind: "sum" }>> = fc.oneof(
  fc.record({ kind: fc.constant("constant" as const), rate }),
  fc.record({ kind: fc.constant("poisson" as const), rate }),
  fc.record({ kind: fc.constant("renewal" as const), rate, cv: fc.double({ min: 0.05, max: 10, noNaN: true }) }),
  fc
    .record({
      startRate: rate,
      first: fc.record({ target: rate, duration }),
      rest: fc.array(
        fc.record({ target: fc.oneof(fc.constant(0), rate), duration: fc.oneof(fc.constant(0), duration) }),
      ),
    })
    .map(({ startRate, first, rest }) => ({ kind: "ramping" as const, startRate, stages: [first, ...rest] })),
  fc.record({ kind: fc.constant("diurnal" as const), rate, profile: fc.constant(Array(24).fill(1)) }),
  fc
    .record({ mean: rate, ratio: fc.double({ min: 1, max: 20, noNaN: true }), at: fc.integer({ min: 0, max: 23 }) })
    .map(({ mean, ratio, at }) => ({ kind: "diurnal" as const, mean, peak: mean * ratio, at: at * hour })),
  fc
    .record({ rate, share: fc.double({ min: 0, max: 1, noNaN: true }), burst: duration, calm: duration })
    .map(({ rate, share, burst, calm }) => ({
      kind: "bursty" as const,
      rate,
      burstRate: (share * rate * (burst + calm)) / burst,
      burst,
      calm,
    })),
  fc.record({ kind: fc.constant("spike" as const), rate, at: duration, peak: rate, duration }),
  fc
    .record({
      every: duration,
      count: fc.integer({ min: 1, max: 20 }),
      late: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ every, count, late }) => ({
      kind: "schedule" as const,
      every: every + 10_000,
      count,
      jitter: Math.floor(late * every),
    })),
  fc.constantFrom("uniform" as const, "even" as const, "poisson" as const).map((within) => ({ ...counts, within })),
  fc.constant(requests),
);

const anyProcess: fc.Arbitrary<ArrivalSettings> = fc.oneof(
  { weight: 5, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.array(simple, { minLength: 1, maxLength: 3 }).map((of) => ({ kind: "sum" as const, of })),
  },
);

const run = fc.record({
  length: fc.integer({ min: 1, max: 5 * second }),
  origin: fc.oneof(fc.constant(0), fc.integer({ min: -10 * minute, max: 0 })),
  seed: fc.integer(),
});

describe("every arrival process", () => {
  it("gives whole times that never fall, inside [0, length)", () => {
    fc.assert(
      fc.property(anyProcess, run, (settings, { length, origin, seed }) => {
        const { times } = arrive(settings, { length, origin, seed, traces });
        let last = 0;
        for (const time of times) {
          if (!Number.isInteger(time) || time < last || time >= length)
            expect.fail(`${time} after ${last} of ${length}`);
          last = time;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same arrivals whatever the block length, and whenever it is run", () => {
    fc.assert(
      fc.property(anyProcess, run, fc.integer({ min: 1, max: 100 }), (settings, options, block) => {
        const whole = arrive(settings, { ...options, traces });
        expect(arrive(settings, { ...options, traces, block }).times).toEqual(whole.times);
      }),
      { numRuns: 200 },
    );
  });

  it("has its mean rate scaled by the factor", () => {
    fc.assert(
      fc.property(anyProcess, fc.double({ min: 0.01, max: 100, noNaN: true }), (settings, factor) => {
        const expected = meanRate(settings, traces) * factor;
        expect(Math.abs(meanRate(scaled(settings, factor), traces) - expected)).toBeLessThanOrEqual(1e-9 * expected);
      }),
    );
  });

  it("never brings fewer arrivals at a higher rate, where the streams are coupled", () => {
    const isCoupled = ({ kind }: ArrivalSettings) => kind !== "renewal" && kind !== "sum" && kind !== "trace";
    fc.assert(
      fc.property(
        anyProcess.filter(isCoupled),
        run,
        fc.double({ min: 1, max: 5, noNaN: true }),
        (settings, options, factor) => {
          const isJittered = settings.kind === "schedule" && settings.jitter > 0;
          fc.pre(!isJittered); // more requests draw other places within the jitter, perhaps over the run's end
          const base = arrive(settings, options).times.length;
          expect(arrive(scaled(settings, factor), options).times.length).toBeGreaterThanOrEqual(base);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("says what it is", () => {
    for (const [kind, process] of Object.entries(arrivalKinds)) {
      expect(process.kind).toBe(kind);
      expect(process.description).toMatch(/\.$/);
    }
  });
});
