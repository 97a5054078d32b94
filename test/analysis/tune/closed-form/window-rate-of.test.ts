import { expect, test } from "vitest";
import { windowRateOf } from "../../../../src/analysis/tune/closed-form/window-rate-of.ts";
import { microsecondsPer } from "../../../../src/units/duration.ts";
import type { ArrivalSettings } from "../../../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../../../src/workloads/arrivals/trace.ts";
import type { Trace } from "../../../../src/workloads/trace.ts";
import { scenarioOf } from "./form-of.ts";

const { s, m, h } = microsecondsPer;
const window = { traces: new Map(), duration: h, warmUp: 0 };

test.each<[string, ArrivalSettings, number]>([
  ["constant", { kind: "constant", rate: 3 }, 3],
  ["a spike of 6 min in an hour", { kind: "spike", rate: 2, at: 0, peak: 12, duration: 6 * m }, 3],
  [
    // 0 to 6/s in 20 min, then the last target for 40.
    "a ramp that holds its last target",
    { kind: "ramping", startRate: 0, stages: [{ target: 6, duration: 20 * m }] },
    (3 * 20 + 6 * 40) / 60,
  ],
  [
    "a sum",
    {
      kind: "sum",
      of: [
        { kind: "poisson", rate: 1 },
        { kind: "spike", rate: 2, at: 0, peak: 12, duration: 6 * m },
      ],
    },
    4,
  ],
])("%s", (_name, arrivals, rate) => {
  expect(windowRateOf(arrivals, window)).toBeCloseTo(rate, 12);
});

const recorded = scenarioOf({
  arrivals: "{kind: trace, file: calls.csv, format: csv, columns: {timestamp: start}, unit: s, scale: 2}",
  candidate: "platform: aws-lambda, memory: 512MB",
  duration: "2s",
}).workload.arrivals as TraceArrivals;
const facts = { length: 10 * s, start: null, skippedRows: 0, notes: [] };

test.each<[string, Trace]>([
  // Of 0, 1, 2.5, 3 and 9 s two lie in the two seconds after the first.
  [
    "single requests",
    { ...facts, kind: "requests", times: Float64Array.of(0, s, 2.5 * s, 3 * s, 9 * s), durations: null },
  ],
  // One of the first second's is left out with the warm-up, one of the last second's two is in half of it.
  ["counts", { ...facts, kind: "counts", counts: Float64Array.of(1, 1, 0, 2, 0), interval: 2 * s }],
])("a part of a trace at twice its rate: %s", (_name, trace) => {
  const traces = new Map([[traceKey(recorded), trace]]);
  const part = trace.kind === "counts" ? { duration: 6 * s, warmUp: s } : { duration: 2 * s, warmUp: s };
  const requests = trace.kind === "counts" ? 0.5 + 1 + 0 + 0.5 * 2 : 2;
  expect(windowRateOf(recorded, { traces, ...part })).toBeCloseTo((2 * requests * s) / part.duration, 12);
});

test("a whole trace", () => {
  const trace: Trace = { ...facts, kind: "counts", counts: Float64Array.of(1, 1, 0, 2, 0), interval: 2 * s };
  const whole = { traces: new Map([[traceKey(recorded), trace]]), duration: 10 * s, warmUp: 0 };
  expect(windowRateOf(recorded, whole)).toBeCloseTo(0.8, 12);
});
