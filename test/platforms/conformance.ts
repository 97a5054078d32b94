import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../src/analysis/result.ts";
import { seriesStepFor } from "../../src/analysis/series-result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { asBought } from "../../src/analysis/simulated-settings.ts";
import { Pacer } from "../../src/analysis/tasks/pacer.ts";
import { replicationTask } from "../../src/analysis/tasks/replication-task.ts";
import { runReplication } from "../../src/analysis/tasks/run-replication.ts";
import { bucketEdge, LatencyHistogram } from "../../src/engine/latency-histogram.ts";
import { platforms } from "../../src/platforms/platforms.ts";
import type { FunctionObservation, Observation } from "../../src/platforms/station.ts";
import { json } from "../../src/report/json.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Candidate, Scenario } from "../../src/scenario/scenario.ts";
import { type Meter, meters } from "../../src/usage/meter.ts";
import type { Sharing } from "../../src/workloads/workload.ts";
import { type HandMade, handMadeRun, ms, plain, s, serve } from "./hand-made.ts";

export interface TrafficKeys {
  readonly seed?: number;
  readonly arrivals?: string;
  readonly work?: string;
  readonly replications?: number;
  /** Two functions instead of one: the second has the same work, and calm traffic of its own. */
  readonly sharing?: Sharing;
}

/** Bursts that come and go, so that queues fill, limits bind and instances expire; requests of some size. */
const traffic = {
  seed: 1,
  arrivals: "{kind: bursty, rate: 20/s, burstRate: 80/s, burst: 5s, calm: 20s}",
  work: "{cpu: {kind: exponential, mean: 30ms}, io: {kind: exponential, mean: 40ms}}",
  replications: 3,
};

/** A scenario of those candidates: each is the text of a YAML flow mapping without its braces and its name. */
export function scenarioOf(candidates: Readonly<Record<string, string>>, keys: TrafficKeys = {}): Scenario {
  const { seed, arrivals, work, replications, sharing } = { ...traffic, ...keys };
  const sizes = "memory: 100MB, request: 2KB, response: 14KB, logs: 1KB";
  const functions = `functions: [{name: busy, arrivals: ${arrivals}, work: ${work}}, {name: calm, arrivals: {kind: poisson, rate: 6/s}, work: ${work}, memory: 20MB, response: 800KB}]`;
  const one = `arrivals: ${arrivals}, work: ${work}`;
  const workload = sharing === undefined ? `${one}, ${sizes}` : `${functions}, sharing: ${sharing}, ${sizes}`;
  const list = Object.entries(candidates).map(([name, settings]) => `  - {name: "${name}", ${settings}}`);
  const text = `
name: conformance
seed: ${seed}
duration: 2m
warmUp: 20s
replications: ${replications}
workload: {${workload}}
candidates:
${list.join("\n")}
`;
  const parsed = parseScenario(text, { file: "conformance.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

/** What each candidate observes in the first replication. */
export async function observe(scenario: Scenario): Promise<readonly Observation[]> {
  const duration = scenario.duration!;
  const { candidates } = scenario;
  const source = { scenario, duration, seriesStep: seriesStepFor(duration), detail: true, hashes: {} };
  const task = replicationTask(source, candidates, 0);
  const seen = await runReplication(task, { traces: new Map(), samples: new Map() }, { pacer: new Pacer() });
  return seen.map((one, place) => asBought(candidates[place]!, one, duration));
}

/** What must hold of every observation, whatever the platform and its settings. */
export function expectSound(seen: Observation, candidate: Candidate): void {
  const { offered, completed, throttled, rejected, timedOut, failed, latency, wait, coldLatency, series } = seen;
  expect(completed + throttled + rejected + timedOut + failed).toBe(offered);
  expect(Object.values(seen.throttledBy).reduce((sum, count) => sum + count, 0)).toBe(throttled);
  expect(latency.histogram.total()).toBe(completed + timedOut);
  expect(wait.histogram.total()).toBe(completed + timedOut + failed);
  expect(coldLatency.histogram.total()).toBeLessThanOrEqual(seen.coldStarts);
  const amounts = { latency: latency.sum, wait: wait.sum, cold: coldLatency.sum, ...seen.usage };
  for (const [name, amount] of Object.entries(amounts)) expect(amount, name).toBeGreaterThanOrEqual(0);
  if (failed === 0) expect(wait.sum).toBeLessThanOrEqual(latency.sum); // what failed waited, and has no latency
  expect(seen.serviceTime).toBeGreaterThanOrEqual(0);
  expect(seen.usedTime).toBeGreaterThanOrEqual(0);
  expect(seen.usedTime).toBeLessThanOrEqual(seen.availableTime);
  // Nothing in the run enforces what instances take of somebody else's.
  const enforced = candidate.limits.filter(({ perInstance }) => perInstance === undefined);
  // vCPUs in use are a quotient of sums of doubles, whose last digits are rounding: 3.0000000000000004 of 3.
  for (const { value, measuredBy } of enforced) expect(seen[measuredBy]).toBeLessThanOrEqual(value * (1 + 1e-12));
  const window = 120 * s;
  expect(seen.concurrencyTime).toBeLessThanOrEqual(seen.peakConcurrency * window);
  expect(seen.instanceTime).toBeLessThanOrEqual(seen.peakInstances * window);
  if (seen.functions !== undefined) expectParts(seen, seen.functions);
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  expect([total(series.offered), total(series.throttled), total(series.coldStarts)]).toEqual([
    offered,
    throttled,
    seen.coldStarts,
  ]);
  const step = seriesStepFor(window); // divides the window, so every step has its full length
  expect((total(series.concurrency) * step) / window).toBeCloseTo(seen.concurrencyTime / window, 9);
  expect((total(series.instances) * step) / window).toBeCloseTo(seen.instanceTime / window, 9);
}

/** What must hold between several functions and their total. */
function expectParts(seen: Observation, functions: readonly FunctionObservation[]): void {
  const counts = [
    "offered",
    "completed",
    "throttled",
    "rejected",
    "timedOut",
    "failed",
    "retried",
    "coldStarts",
  ] as const;
  const sum = (read: (one: FunctionObservation) => number) => functions.reduce((all, one) => all + read(one), 0);
  for (const count of counts)
    expect(
      sum((one) => one[count]),
      count,
    ).toBe(seen[count]);
  expect(sum(({ latency }) => latency.sum)).toBe(seen.latency.sum);
  expect(Math.max(...functions.map(({ latency }) => latency.max))).toBe(seen.latency.max);
  const merged = new LatencyHistogram();
  for (const { latency } of functions) merged.add(latency.histogram);
  expect([...merged.counts]).toEqual([...seen.latency.histogram.counts]);
  for (const one of functions) {
    expect(one.completed + one.throttled + one.rejected + one.timedOut + one.failed).toBe(one.offered);
    expect(one.latency.histogram.total()).toBe(one.completed + one.timedOut);
  }
  if (functions.some(({ concurrency }) => concurrency === null)) return;
  expect(sum(({ concurrency }) => concurrency!.time)).toBeCloseTo(seen.concurrencyTime, 3);
  expect(sum(({ concurrency }) => concurrency!.peak)).toBeGreaterThanOrEqual(seen.peakConcurrency);
}

/** What a candidate observes of hand-made requests in the ninety seconds after ten seconds of warm-up. */
function serveHandMade(scenario: Scenario, requests: readonly HandMade[]): Observation {
  const [candidate] = scenario.candidates;
  const run = handMadeRun({ windowStart: 10 * s, windowEnd: 100 * s, seriesStep: s });
  return serve(platforms[candidate!.platform]!.start(candidate!.settings, scenario.workload, run), requests);
}

const figuresOf = (result: Result, name: string): CandidateResult => {
  const found = result.candidates.find((candidate) => candidate.name === name);
  if (!found?.eligible) throw new Error(`${name} was not simulated: ${found?.ineligibleBecause.join("; ")}`);
  return found;
};

/** The meters that count requests or their bytes, and so cannot fall when requests come in between. */
const requestMeters: readonly Meter[] = ["requests", "apiRequests", "lcuHours", "egressGb", "logsGb"];

/** The meters of instances that serve nobody: their time is another meter's once somebody calls. */
const idleMeters: readonly Meter[] = ["idleVcpuSeconds", "idleMemoryGbSeconds", "idleGhzSeconds"];

/** The laws that every platform keeps with any settings; `settings` is YAML as `scenarioOf` takes it. */
export function conformance(name: string, settings: string, base: Pick<TrafficKeys, "sharing"> = {}): void {
  describe(name, () => {
    const ask = (candidates: Readonly<Record<string, string>>, keys: TrafficKeys = {}) =>
      scenarioOf(candidates, { ...base, ...keys });
    const alone = ask({ A: settings });

    test("every request ends exactly once; nothing is negative; limits hold; series and histograms add up", async () => {
      for (const seed of [1, 2, 3]) {
        const scenario = ask({ A: settings }, { seed });
        const [seen] = await observe(scenario);
        expect(seen!.offered).toBeGreaterThan(0);
        expectSound(seen!, scenario.candidates[0]!);
      }
    });

    test("the result counts what the replications counted, and its laws hold", async () => {
      const result = await simulate(alone);
      const { requests, histogram, series, eligible } = figuresOf(result, "A");
      expect(eligible).toBe(true);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const timed = (requests.completed.mean! + requests.timedOut.mean!) * alone.replications;
      expect(sum(histogram.count)).toBe(Math.round(timed));
      expect(sum(series.offered)).toBeCloseTo(requests.offered.mean!, 6);
      expect(sum(series.throttled)).toBeCloseTo(requests.throttled.mean!, 6);
      expect(result.checks.map(({ law }) => law)).toContain("Little");
      expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    });

    test("latency is at least the work", async () => {
      const scenario = ask({ A: settings }, { work: "{cpu: 30ms, io: 20ms}" });
      const [seen] = await observe(scenario);
      const lowest = seen!.latency.histogram.counts.findIndex((count) => count > 0);
      expect(bucketEdge(lowest + 1)).toBeGreaterThan(50 * ms);
      expect(seen!.latency.sum - seen!.wait.sum).toBeGreaterThanOrEqual((seen!.completed + seen!.timedOut) * 50 * ms);
    });

    test("traffic added at the end lowers no meter but idle time; added in between it lowers none that counts requests", () => {
      const requests = Array.from({ length: 400 }, (_, i) => ({
        at: i * 237 * ms,
        cpu: (i % 7) * 5 * ms,
        io: (i % 11) * 9 * ms + 1,
        of: i % 2,
      }));
      const prefixes = [0, 50, 100, 200, 400].map((count) => serveHandMade(alone, requests.slice(0, count)).usage);
      for (const [i, usage] of prefixes.slice(1).entries()) {
        for (const meter of Object.keys(meters) as Meter[]) {
          if (idleMeters.includes(meter)) continue;
          expect(usage[meter] ?? 0, meter).toBeGreaterThanOrEqual(prefixes[i]![meter] ?? 0);
        }
      }
      const all = serveHandMade(alone, requests);
      const some = serveHandMade(
        alone,
        requests.filter((_, i) => i % 3 !== 0),
      );
      expect(all.throttled + all.rejected + all.timedOut).toBe(0); // or else fewer requests could be served
      for (const meter of requestMeters) expect(all.usage[meter] ?? 0).toBeGreaterThanOrEqual(some.usage[meter] ?? 0);
    });

    test("twice every price is twice the cost, exactly", async () => {
      const doubled = alone.candidates.map((candidate) => ({
        ...candidate,
        rates: candidate.rates.map((rate) => ({
          ...rate,
          tiers: rate.tiers.map((tier) => ({ ...tier, price: 2 * tier.price })),
        })),
      }));
      const once = figuresOf(await simulate(alone), "A");
      const twice = figuresOf(await simulate({ ...alone, candidates: doubled }), "A");
      expect(once.bill.total).toBeGreaterThan(0);
      expect(twice.bill.total).toBe(2 * once.bill.total);
      expect(twice.cost.monthly.low).toBe(2 * once.cost.monthly.low!);
      expect(twice.costSplit.fixed).toBe(2 * once.costSplit.fixed);
    });

    test("the same seed gives the same bytes, another seed others", async () => {
      const bytes = json(await simulate(alone));
      expect(json(await simulate(ask({ A: settings })))).toBe(bytes);
      const other = json(await simulate(ask({ A: settings }, { seed: 2 })));
      expect(other.replace(/"seed": ?2/, '"seed": 1')).not.toBe(bytes.replace(/"seed": ?1/, '"seed": 1'));
    });

    test("the same candidate under two names: the same figures, a difference of exactly nothing", async () => {
      const { verdict, ...result } = await simulate(ask({ A: settings, B: settings }));
      const nameless = (name: string) => ({ ...figuresOf({ verdict, ...result }, name), name: "" });
      expect(nameless("B")).toEqual(nameless("A"));
      if (verdict.difference === null) expect(verdict.kind).toBe("none acceptable");
      else {
        expect(verdict.difference.monthly).toEqual({ mean: 0, low: 0, high: 0 });
        expect([verdict.kind, verdict.indistinguishable]).toEqual(["cannot tell", ["B"]]);
      }
    });

    test("neither other candidates nor their order change anything", async () => {
      const other = "platform: aws-ec2, instance: m7g.large";
      const first = await simulate(ask({ A: settings, B: other }));
      const second = await simulate(ask({ B: other, A: settings }));
      const only = await simulate(alone);
      expect(json({ ...second, candidates: second.candidates.toReversed(), checks: second.checks.toReversed() })).toBe(
        json({ ...first, checks: first.checks }),
      );
      expect(plainFigures(first, "A")).toEqual(plainFigures(only, "A"));
    });

    test("blocks of any length give the same observation", () => {
      const requests = Array.from({ length: 300 }, (_, i) => ({
        at: i * 61 * ms,
        cpu: (i % 7) * 15 * ms,
        io: (i % 11) * 9 * ms,
        of: i % 2,
      }));
      const run = () => handMadeRun({ windowStart: 3 * s, windowEnd: 100 * s, seriesStep: s });
      const [candidate] = alone.candidates;
      const station = () => platforms[candidate!.platform]!.start(candidate!.settings, alone.workload, run());
      expect(plain(serve(station(), requests, 13))).toEqual(plain(serve(station(), requests)));
    });
  });
}

const plainFigures = (result: Result, name: string): unknown => JSON.parse(JSON.stringify(figuresOf(result, name)));
