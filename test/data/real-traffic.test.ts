import { describe, expect, it } from "vitest";
import { loadData } from "../../src/analysis/load-data.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { RandomStream } from "../../src/engine/random-stream.ts";
import { traceOpener } from "../../src/node/open-trace.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { type ArrivalSettings, startArrivals } from "../../src/workloads/arrivals/index.ts";
import { traceKey } from "../../src/workloads/arrivals/trace.ts";
import type { CountTrace } from "../../src/workloads/trace.ts";
import { hasSharedData, needsSharedData, sharedData } from "./shared-data.ts";

const openTrace = traceOpener(sharedData("traffic"));
const nasaDay = "file: nasa_http_per_second_1995-07-13.csv, columns: {timestamp: second_of_day, count: requests}";
const perMinute = "columns: {timestamp: minute, count: requests}, interval: 60s";
const nasaJuly = `file: nasa_http_per_minute_1995-07.csv, ${perMinute}`;
const worldCup = `file: worldcup98_per_minute_1998-05-01_to_06-12.csv, ${perMinute}`;

/** A function that serves recorded counts; `trace` is YAML of the trace's keys. */
function scenarioOf(trace: string): Scenario {
  const parsed = parseScenario(
    `
name: Real traffic
seed: 1
replications: 1
workload:
  arrivals: {kind: trace, ${trace}}
  work: {io: 20ms}
  memory: 64MB
candidates:
  - {name: function, platform: aws-lambda, memory: 128MB, coldStart: 0ms, overhead: 0ms}
`,
    { file: "traffic.yaml" },
  );
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

async function recordedCounts(scenario: Scenario): Promise<CountTrace> {
  const [trace] = (await loadData(scenario, { openTrace })).traces.values();
  if (trace?.kind !== "counts") throw new Error("not a file of counts");
  return trace;
}

/** How many arrivals a replay puts into each of the trace's intervals. */
async function replayedCounts(arrivals: ArrivalSettings, key: string, trace: CountTrace): Promise<Float64Array> {
  const source = startArrivals(arrivals, {
    random: (name) => new RandomStream({ seed: 1, replication: 0, name }),
    origin: 0,
    weekTime: 0,
    length: trace.length,
    traces: new Map([[key, trace]]),
  });
  const times = new Float64Array(4096);
  const counts = new Float64Array(trace.counts.length);
  for (let count = source.fill(times, times); count > 0; count = source.fill(times, times)) {
    for (let i = 0; i < count; i++) counts[Math.floor(times[i]! / trace.interval)]!++;
  }
  return counts;
}

const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

function keyOf({ workload }: Scenario): string {
  if (workload.arrivals.kind !== "trace") throw new Error("not a trace");
  return traceKey(workload.arrivals);
}

describe.skipIf(!hasSharedData)(`real traffic${needsSharedData}`, () => {
  // 134,203 requests, 20 in the busiest second: summed from the file by other means.
  it("offers every request of a day counted by the second, and bills a month of such days", async () => {
    const scenario = scenarioOf(`${nasaDay}, interval: 1s`);
    const [candidate] = (await simulate(scenario, { openTrace })).candidates;
    if (!candidate?.eligible) throw new Error("not simulated");
    expect(candidate.requests.offered.mean).toBe(134_203);
    expect(candidate.requests.completed.mean).toBe(134_203);
    expect(candidate.usage.requests).toBeCloseTo((134_203 * 730) / 24, 3);
  });

  it.each(["uniform", "even"])("keeps each second's count where requests are spread %s within it", async (within) => {
    const scenario = scenarioOf(`${nasaDay}, interval: 1s, within: ${within}`);
    const trace = await recordedCounts(scenario);
    expect(trace.counts).toHaveLength(86_400);
    const replayed = await replayedCounts(scenario.workload.arrivals, keyOf(scenario), trace);
    expect(replayed).toEqual(trace.counts);
    expect(replayed.reduce((most, count) => Math.max(most, count), 0)).toBe(20);
  });

  it("offers every request of a month counted by the minute", async () => {
    const [candidate] = (await simulate(scenarioOf(nasaJuly), { openTrace })).candidates;
    if (!candidate?.eligible) throw new Error("not simulated");
    expect(candidate.requests.offered.mean).toBe(1_891_713);
  });

  // Six weeks hold 307,662,005 requests: too many for a quick test, so one in a hundred is replayed.
  it("reads six weeks of the World Cup of 1998, and replays a hundredth of them", async () => {
    const scenario = scenarioOf(`${worldCup}, scale: 0.01`);
    const trace = await recordedCounts(scenario);
    expect(sum(trace.counts)).toBe(307_662_005);
    // Each minute's count is rounded at random, up with its fraction as probability: a sum of independent choices.
    const variance = trace.counts.reduce(
      (total, count) => total + ((count % 100) / 100) * (1 - (count % 100) / 100),
      0,
    );
    const replayed = sum(await replayedCounts(scenario.workload.arrivals, keyOf(scenario), trace));
    expect(Math.abs(replayed - 3_076_620.05)).toBeLessThan(4 * Math.sqrt(variance));
  });
});
