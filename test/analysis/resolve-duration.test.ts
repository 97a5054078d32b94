import { describe, expect, test } from "vitest";
import { resolveDuration } from "../../src/analysis/resolve-duration.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { ScenarioError } from "../../src/scenario/issue.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { traceSources } from "../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../src/workloads/arrivals/trace.ts";
import type { Trace } from "../../src/workloads/trace.ts";

const { m, s, h } = { s: 1e6, m: 60e6, h: 3600e6 };

function scenarioOf(keys: string, arrivals: string): Scenario {
  const text = `
name: duration
${keys}
replications: 2
workload: {arrivals: ${arrivals}, work: {io: 100ms}, memory: 100MB}
candidates: [{name: A, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms}]
`;
  const parsed = parseScenario(text, { file: "duration.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

const trace = "{kind: trace, file: x.csv, format: csv, columns: {timestamp: t}}";
const times = [10 * s, 20 * s, 10 * s + 30 * m - 1]; // first to last is half an hour less one microsecond

async function* rows(): AsyncGenerator<string> {
  yield `t\n${times.map((time) => (time / s).toFixed(6)).join("\n")}\n`;
}

const openTrace = () => ({ chunks: rows(), sha256: () => null });

async function durationOf(keys: string): Promise<number> {
  return (await simulate(scenarioOf(keys, trace), { openTrace })).scenario.durationSeconds;
}

describe("a trace's window", () => {
  test("must hold the stretches that objectives ask about", async () => {
    expect(await durationOf('slo: ["throttled = 0 in every 30m"]')).toBe(1800);
    const refused = durationOf('slo: ["mean < 1s", "throttled = 0 in every 31m"]');
    await expect(refused).rejects.toThrow(ScenarioError);
    await expect(refused).rejects.toMatchObject({
      issues: [{ path: "slo[1]", message: expect.stringContaining("31m is longer than the duration of 30m") }],
    });
  });

  test("runs from its first row to its last, that included", async () => {
    expect(await durationOf("")).toBe(1800);
  });

  test("is shortened by the warm-up, or by a duration of its own", async () => {
    expect(await durationOf("warmUp: 10m")).toBe(1200);
    expect(await durationOf("duration: 5m")).toBe(300);
    expect(await durationOf("duration: 20m\nwarmUp: 10m")).toBe(1200);
  });

  test.each([
    ["duration: 31m", /duration 31m/],
    ["warmUp: 30m", /warmUp 30m leaves nothing of the trace/],
    ["warmUp: 1799500ms", /warmUp 1799500ms leaves only 500ms of the trace to measure/],
    ["warmUp: 20m\nduration: 11m", /duration 11m/],
  ])("%j is refused with the trace's length", async (keys, message) => {
    const failure = durationOf(keys);
    await expect(failure).rejects.toThrow(ScenarioError);
    await expect(failure).rejects.toThrow(message);
  });
});

describe("a trace of too many requests", () => {
  /** The scenario's duration, where its trace holds these counts. */
  const resolved = (scenario: Scenario, ...values: readonly number[]) => {
    const [settings] = traceSources(scenario.workload.arrivals);
    const traces = new Map<string, Trace>([
      [
        traceKey(settings as TraceArrivals),
        {
          kind: "counts",
          counts: Float64Array.from(values),
          interval: m,
          length: values.length * m,
          skippedRows: 0,
          start: null,
          notes: [],
        },
      ],
    ]);
    return resolveDuration(scenario, traces);
  };
  const counted = (more = "") => `{kind: trace, file: x.csv, columns: {timestamp: t, count: n}, interval: 60s${more}}`;

  test.each([
    ["", "", [1e15], "workload.arrivals", "about 2,000,000,000,000,000 requests"],
    ["", "", [5e10 + 1], "workload.arrivals", "requests would be simulated"], // by two replications
    ["", ", scale: 11", [1e10, 0], "workload.arrivals", "requests would be simulated"],
    ["duration: 30s", "", [1.1e11, 0], "duration", "requests would be simulated"], // half a minute of two
    ["warmUp: 1m\nduration: 1m", "", [5e10, 1, 0], "duration", "requests would be simulated"],
  ])("is refused: %j %j %j", (keys, more, values, path, message) => {
    const resolve = () => resolved(scenarioOf(keys, counted(more)), ...values);
    expect(resolve).toThrow(ScenarioError);
    expect(resolve).toThrow(message);
    expect(resolve).toThrow(/at most .* are; shorten the duration, or lower the replications or the scale/);
    try {
      resolve();
    } catch (error) {
      expect((error as ScenarioError).issues.map((issue) => issue.path)).toEqual([path]);
    }
  });

  test("counts only what the window holds, and the other parts of a sum", () => {
    expect(resolved(scenarioOf("", counted()), 5e10)).toBe(m);
    expect(resolved(scenarioOf("duration: 1m", counted()), 1, 1e15)).toBe(m);
    const sum = (rate: string) => `{kind: sum, of: [${counted()}, {kind: poisson, rate: ${rate}}]}`;
    expect(resolved(scenarioOf("", sum("1/s")), 4e10)).toBe(m);
    expect(() => resolved(scenarioOf("", sum("1000000000/s")), 4e10)).toThrow("at most");
  });
});

test("without a trace the scenario has it all: 24 h by default", () => {
  const none = new Map<string, Trace>();
  expect(resolveDuration(scenarioOf("", "{kind: poisson, rate: 1/s}"), none)).toBe(24 * h);
  expect(resolveDuration(scenarioOf("duration: 90s", "{kind: poisson, rate: 1/s}"), none)).toBe(90 * s);
});
