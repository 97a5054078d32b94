import { describe, expect, test } from "vitest";
import { simulate } from "../../../../src/analysis/simulate.ts";
import { closedForm } from "../../../../src/analysis/tune/closed-form/closed-form.ts";
import { parseScenario } from "../../../../src/scenario/parse-scenario.ts";
import { traceSources } from "../../../../src/workloads/arrivals/index.ts";
import { traceKey } from "../../../../src/workloads/arrivals/trace.ts";
import type { Trace } from "../../../../src/workloads/trace.ts";
import { dataOf, formOf, lambda, scenarioOf } from "./form-of.ts";

/** Requests of a month of 730 h at 10/s. */
const requests = 10 * 3600 * 730;

/** AWS, us-east-1 (facts/pricing-aws.md): USD for a request and for a GB-second. */
const perRequest = 0.2e-6;
const prices = {
  x86_64: { onDemand: 0.0000166667, provisioned: 0.0000041667, provisionedDuration: 0.0000097222 },
  arm64: { onDemand: 0.0000133334, provisioned: 0.0000033334, provisionedDuration: 0.0000077778 },
} as const;

describe("by hand: constant work, evenly spaced", () => {
  // 100 ms of CPU take 100 x 1769 / m ms on less than one vCPU, then 40 ms of io; each request is rounded up to 1 ms.
  const sizes = [
    { memory: 512, milliseconds: 385.508, billed: 386 },
    { memory: 1769, milliseconds: 140, billed: 140 },
    { memory: 3008, milliseconds: 140, billed: 140 },
  ];
  const rows = sizes.flatMap((size) =>
    (["x86_64", "arm64"] as const).flatMap((architecture) => {
      return [0, 4].map((provisioned) => ({ ...size, architecture, provisioned }));
    }),
  );

  test.each(rows)("$memory MB on $architecture, $provisioned provisioned", (row) => {
    const { memory, milliseconds, billed, architecture, provisioned } = row;
    const keys = `memory: ${memory}MB, architecture: ${architecture}, provisionedConcurrency: ${provisioned}`;
    const form = formOf(scenarioOf({ candidate: `${lambda}, ${keys}` }));
    const price = prices[architecture];
    const gigabytes = memory / 1024;
    const duration = requests * gigabytes * (billed / 1000);
    // At most four are in service at once, so four provisioned ones serve all of them.
    const byHand =
      requests * perRequest +
      (provisioned === 0
        ? duration * price.onDemand
        : duration * price.provisionedDuration + provisioned * gigabytes * 730 * 3600 * price.provisioned);
    expect(form.monthly).toBeCloseTo(byHand, 6);
    expect(form.perMillionRequests).toBeCloseTo((1e6 * byHand) / requests, 9);
    expect(form.requestsPerMonth).toBe(requests);
    expect(form.handlerMean).toBe(milliseconds * 1000);
    expect(form.latencyMean).toBeCloseTo(milliseconds + 10, 9);
    expect(form.spill).toBe(provisioned === 0 ? null : 0);
    expect(form.coldFraction).toBe(0);
  });

  test("bills that AWS has worked out: its price page's first and third example, in months of 30 days", () => {
    const month = "month: 720h\nfreeTier: true";
    const candidate = "platform: aws-lambda, coldStart: 0ms";
    const mobile = scenarioOf({
      arrivals: "{kind: constant, rate: 3000000/30d}",
      work: "{io: 120ms}",
      candidate: `${candidate}, memory: 1536MB`,
      top: month,
    });
    expect(formOf(mobile).monthly).toBeCloseTo(2.73, 2);
    const learning = scenarioOf({
      arrivals: "{kind: constant, rate: 6000000/30d}",
      work: "{io: 280ms}",
      candidate: `${candidate}, memory: 4096MB, ephemeralStorage: 2048MB`,
      top: month,
    });
    const amounts = Object.fromEntries(formOf(learning).bill.lines.map(({ label, amount }) => [label, amount]));
    expect(amounts["Duration, first 6 B GB-s"]).toBeCloseTo(105.33, 2);
    expect(amounts["Ephemeral storage above 512 MB"]).toBeCloseTo(0.08, 2);
    expect(formOf(learning).monthly).toBeCloseTo(106.41, 2);
  });

  test("an HTTP API of 10,000 requests a minute for 30 days (AWS's price page)", () => {
    const arrivals = "{kind: constant, rate: 10000/m}";
    const candidate = `${lambda}, memory: 1769MB, frontDoor: aws-http-api`;
    const { bill } = formOf(scenarioOf({ arrivals, candidate, top: "month: 720h" }));
    const api = bill.lines.filter(({ meter }) => meter === "apiRequests").map(({ amount }) => amount);
    expect(api.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(418.8, 6);
  });

  test.each([
    // 240 ms of every 100 ms: three in service, of which two find a provisioned instance.
    { name: "one in three spills", work: "{cpu: 100ms, io: 140ms}", keys: "provisionedConcurrency: 2", spill: 1 / 3 },
    { name: "a limit of two refuses one in three", work: "{io: 240ms}", keys: "concurrencyLimit: 2", throttled: 1 / 3 },
    // Every call is cold, and billed 300.2 ms of init and 240 ms of handler with one rounding: 541 ms.
    {
      name: "every request cold",
      work: "{io: 240ms}",
      keys: "coldStart: 300.2ms, keepAlive: 1s",
      arrivals: "{kind: constant, rate: 0.5/s}",
      cold: 1,
    },
    // 10 s of init are cut off and billed, then 12 s are done again in the first call, under its timeout.
    {
      name: "an init too long",
      work: "{io: 240ms}",
      keys: "coldStart: 12s, keepAlive: 1s",
      arrivals: "{kind: constant, rate: 0.01/s}",
      cold: 1,
    },
    { name: "a timer", work: "{io: 240ms}", keys: "", arrivals: "{kind: schedule, every: 10s}", cold: 0 },
    {
      name: "a load balancer, data out, logs and storage",
      work: "{io: 240ms}",
      keys: "frontDoor: aws-alb, ephemeralStorage: 1024MB",
      workload: ", response: 20KB, logs: 1KB",
    },
  ])("chance has no part in it, so a run costs the same: $name", async (row) => {
    const { work, keys, spill = null, throttled = 0, cold = null } = row;
    const [own, shared] = [keys.includes("coldStart"), "platform: aws-lambda, overhead: 10ms"];
    const scenario = scenarioOf({
      ...row,
      work,
      candidate: `${own ? shared : lambda}, memory: 1769MB${keys === "" ? "" : `, ${keys}`}`,
      top: "warmUp: 10m\nreplications: 1",
    });
    const form = formOf(scenario);
    const [result] = (await simulate(scenario)).candidates;
    if (result?.eligible !== true) throw new Error("not eligible");
    expect(form.monthly).toBeCloseTo(result.cost.monthly.mean!, 9);
    expect(form.perMillionRequests).toBeCloseTo(result.cost.perMillionRequests.mean!, 9);
    const isCertain = scenario.candidates[0]!.addedLatency.every(({ settings }) => settings.kind === "constant");
    if (isCertain) expect(form.latencyMean).toBeCloseTo(result.latency.mean.mean!, 9);
    expect(form.bill.lines.map(({ label }) => label)).toEqual(result.bill.lines.map(({ label }) => label));
    if (spill === null) expect(form.spill).toBeNull();
    else expect(form.spill).toBeCloseTo(spill, 12);
    expect(form.throttled).toBeCloseTo(throttled, 12);
    if (cold !== null) expect(form.coldFraction).toBe(cold);
  });

  test("a spike is as far from its calm window as it is often a month", async () => {
    const arrivals = "{kind: spike, rate: 2/s, at: 10m, peak: 50/s, duration: 6m, occurs: 4/month}";
    const form = formOf(scenarioOf({ arrivals, work: "{io: 200ms}", candidate: `${lambda}, memory: 1024MB` }));
    const count = 2 * 3600 * 730 + 4 * 48 * 360;
    expect(form.requestsPerMonth).toBeCloseTo(count, 6);
    expect(form.monthly).toBeCloseTo(count * (perRequest + 0.2 * prices.x86_64.onDemand), 9);
    expect(form.notes.join()).toMatch(/mean rate/);
  });

  test("a savings plan's hours are taken to be alike", () => {
    const keys = "memory: 1024MB, purchase: savings-plan-1y, committed: 1.5";
    const form = formOf(scenarioOf({ work: "{io: 200ms}", candidate: `${lambda}, ${keys}` }));
    // 10/s of 0.2 s are two in service, of which the plan pays for one and a half.
    const beyond = form.bill.lines.filter(({ meter }) => meter === "gbSeconds");
    expect(beyond.map(({ quantity }) => quantity)).toEqual([0.5 * 730 * 3600]);
    expect(form.notes.join()).toMatch(/hours were alike/);
  });
});

describe("work from a trace", () => {
  const text = `
name: recorded
duration: 10s
workload:
  arrivals: {kind: trace, file: calls.csv, format: csv, columns: {timestamp: start, duration: elapsed}, unit: s}
  work: {from: trace, cpu: 40%}
  memory: 100MB
candidates: [{name: f, ${lambda}, memory: 512MB}]
`;
  const parsed = parseScenario(text, { file: "recorded.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join());
  const { scenario } = parsed;
  const facts = { length: 10_000_000, start: null, skippedRows: 0, notes: [] };
  const recorded = (durations: Float64Array | null): Trace => {
    return { ...facts, kind: "requests", times: Float64Array.of(0, 4e6, 9_999_999), durations };
  };
  const formOn = (trace: Trace) => {
    const [source] = traceSources(scenario.workload.arrivals);
    return closedForm(scenario.candidates[0]!, scenario, {
      ...dataOf(scenario),
      traces: new Map([[traceKey(source!), trace]]),
    });
  };

  test("its mean duration is what counts: 40 % of it slowed, half a step rounded up", () => {
    const form = formOn(recorded(Float64Array.of(100_000, 200_000, 600_000)));
    if ("problem" in form) throw new Error(form.problem);
    const handler = 300_000 * (0.4 * (1769 / 512) + 0.6);
    const count = (3 * 730 * 3600) / 10;
    expect(form.requestsPerMonth).toBeCloseTo(count, 6);
    expect(form.handlerMean).toBeCloseTo(handler, 6);
    const seconds = (handler + 500) / 1e6;
    expect(form.monthly).toBeCloseTo(count * (perRequest + seconds * 0.5 * prices.x86_64.onDemand), 9);
    expect(form.coldFraction).toBeNull();
  });

  test("where it takes longer than its timeout, nobody knows how much of it is cut", () => {
    const long = Float64Array.of(20e6, 30e6, 40e6);
    expect(formOn(recorded(long))).toEqual({ problem: expect.stringMatching(/would take .* and are cut after 30 s/) });
  });

  test("without durations there is none", () => {
    expect(formOn(recorded(null))).toEqual({ problem: expect.stringMatching(/no mean duration/) });
  });
});

describe("where there is none, the reason is said", () => {
  test.each([{ candidate: "platform: gcp-cloud-run, memory: 512MB", says: /not gcp-cloud-run/ }])(
    "$says",
    ({ says, ...parts }) => {
      const scenario = scenarioOf(parts);
      const form = closedForm(scenario.candidates[0]!, scenario, dataOf(scenario));
      expect(form).toEqual({ problem: expect.stringMatching(says) });
    },
  );

  test("several functions", () => {
    const text = `
name: several
duration: 1h
workload:
  functions:
    - {name: a, arrivals: {kind: poisson, rate: 1/s}, work: {io: 50ms}, memory: 100MB}
    - {name: b, arrivals: {kind: poisson, rate: 2/s}, work: {io: 50ms}, memory: 100MB}
candidates: [{name: f, ${lambda}, memory: 512MB}]
`;
    const parsed = parseScenario(text, { file: "several.yaml" });
    if ("issues" in parsed) throw new Error(parsed.issues.map(({ message }) => message).join());
    const { scenario } = parsed;
    const form = closedForm(scenario.candidates[0]!, scenario, dataOf(scenario));
    expect(form).toEqual({ problem: expect.stringMatching(/several functions/) });
  });
});
