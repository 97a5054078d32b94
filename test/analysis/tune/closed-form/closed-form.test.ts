import { describe, expect, test } from "vitest";
import { simulate } from "../../../../src/analysis/simulate.ts";
import { cheapestPossible } from "../../../../src/analysis/tune/closed-form/cheapest-possible.ts";
import { closedForm } from "../../../../src/analysis/tune/closed-form/closed-form.ts";
import { parseScenario } from "../../../../src/index.ts";
import type { Scenario } from "../../../../src/scenario/scenario.ts";

function scenarioOf(text: string): Scenario {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

const data = { traces: new Map(), samples: new Map() };

function formOf(text: string) {
  const scenario = scenarioOf(text);
  const form = closedForm(scenario.candidates[0]!, scenario, data);
  if ("problem" in form) throw new Error(form.problem);
  return form;
}

interface Parts {
  readonly arrivals?: string;
  readonly work?: string;
  readonly more?: string;
  readonly workload?: string;
  readonly duration?: string;
  readonly top?: string;
}

const small = ({
  arrivals = "{kind: constant, rate: 10/s}",
  work = "{cpu: 100ms, io: 40ms}",
  more = "",
  workload = "",
  duration = "1h",
  top = "",
}: Parts) => `
name: closed form
duration: ${duration}
replications: 5
${top}
workload: {arrivals: ${arrivals}, work: ${work}, memory: 100MB${workload}}
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, coldStart: 0ms, overhead: 10ms${more}}
`;

/** Requests of a month of 730 h at 10/s. */
const requests = 10 * 3600 * 730;

describe("by hand: constant work", () => {
  // 100 ms of CPU take 100 x 1769 / m ms on less than one vCPU, then 40 ms of io; each request is rounded up to 1 ms.
  test.each([
    { memory: 512, architecture: "x86_64", billed: 386, price: 0.0000166667 },
    { memory: 1769, architecture: "x86_64", billed: 140, price: 0.0000166667 },
    { memory: 3008, architecture: "arm64", billed: 140, price: 0.0000133334 },
  ])("$memory MB on $architecture bills $billed ms a request", ({ memory, architecture, billed, price }) => {
    const form = formOf(small({ more: `, memory: ${memory}MB, architecture: ${architecture}` }));
    const byHand = requests * (0.2e-6 + (memory / 1024) * (billed / 1000) * price);
    expect(form.monthly).toBeCloseTo(byHand, 6);
    expect(form.requestsPerMonth).toBe(requests);
    expect(form.perMillionRequests).toBeCloseTo((1e6 * byHand) / requests, 9);
    expect(form.latencyMean).toBeCloseTo((100 * 1769) / Math.min(memory, 1769) + 40 + 10, 9);
  });

  test("provisioned instances are paid for every second, and what they serve at the lower price", () => {
    const memory = 1769;
    const text = small({ more: `, memory: ${memory}MB, provisionedConcurrency: 4` });
    const form = formOf(text);
    // 10/s x 0.14 s keep 1.4 busy; Erlang's B of 4 for that load, by its recursion B(n) = a B(n-1) / (n + a B(n-1)).
    let blocked = 1;
    for (let n = 1; n <= 4; n++) blocked = (1.4 * blocked) / (n + 1.4 * blocked);
    expect(form.times.spill).toBeCloseTo(blocked, 12);
    const gigabytes = memory / 1024;
    const seconds = requests * 0.14 * gigabytes;
    const byHand =
      requests * 0.2e-6 +
      4 * gigabytes * 730 * 3600 * 0.0000041667 +
      seconds * (1 - blocked) * 0.0000097222 +
      seconds * blocked * 0.0000166667;
    expect(form.monthly).toBeCloseTo(byHand, 6);
    expect(form.notes.join()).toMatch(/Erlang's at the mean rate/);
  });

  test("a broad law ends anywhere in a millisecond: half of one is billed more on average", () => {
    const form = formOf(small({ work: "{io: {kind: exponential, mean: 50ms}}", more: ", memory: 1769MB" }));
    expect(form.times.billed).toBe(50_500);
  });
});

describe("by law: the simulated interval holds the closed form", () => {
  const poisson = "{kind: poisson, rate: 40/s}";
  const exponential = "{cpu: {kind: exponential, mean: 80ms}}";
  const lognormal = "{cpu: {kind: lognormal, mean: 80ms, p95: 160ms}, io: {kind: exponential, mean: 30ms}}";
  const cold = { more: ", memory: 512MB", duration: "12h" };
  const cases: Readonly<Record<string, Parts>> = {
    "exponential work": { arrivals: poisson, work: exponential, more: ", memory: 1024MB" },
    "lognormal work": { arrivals: poisson, work: lognormal, more: ", memory: 512MB" },
    arm64: { arrivals: poisson, work: lognormal, more: ", memory: 512MB, architecture: arm64" },
    "two provisioned": { arrivals: poisson, work: lognormal, more: ", memory: 1024MB, provisionedConcurrency: 2" },
    "eight provisioned": { arrivals: poisson, work: lognormal, more: ", memory: 1024MB, provisionedConcurrency: 8" },
    "an HTTP API before it": { arrivals: poisson, work: lognormal, more: ", memory: 1024MB, frontDoor: aws-http-api" },
    "response, logs and storage": {
      arrivals: poisson,
      work: lognormal,
      workload: ", response: 20KB, logs: 1KB",
      more: ", memory: 1024MB, ephemeralStorage: 2048MB",
    },
    "frequent cold starts": { arrivals: "{kind: poisson, rate: 0.005/s}", work: exponential, ...cold, duration: "60d" },
    "the free tier": {
      arrivals: "{kind: poisson, rate: 2/s}",
      work: exponential,
      more: ", memory: 512MB",
      top: "freeTier: true",
    },
  };

  test.each(Object.entries(cases))("%s", async (name, parts) => {
    const text = small(parts).replace(
      "coldStart: 0ms",
      name === "frequent cold starts" ? "coldStart: 400ms" : "coldStart: 0ms",
    );
    const scenario = scenarioOf(text);
    const form = formOf(text);
    const [result] = (await simulate(scenario)).candidates;
    if (result?.eligible !== true) throw new Error("not eligible");
    const within = ({ low, high }: { low: number | null; high: number | null }, value: number) => {
      // A law may lie three half widths away: five sound replications miss that once in a thousand times.
      const [middle, half] = [(low! + high!) / 2, (high! - low!) / 2];
      expect(Math.abs(value - middle)).toBeLessThanOrEqual(3 * half + 1e-9 * middle);
    };
    within(result.cost.monthly, form.monthly);
    within(result.latency.mean, form.latencyMean);
    if (form.times.coldFraction !== null && name === "frequent cold starts") {
      within(result.coldStarts.fraction, form.times.coldFraction);
    }
  });
});

describe("what no closed form covers is said in words", () => {
  test.each([
    { text: small({ more: ", memory: 512MB, throttle: quantised" }), says: /quotas/ },
    {
      text: small({ more: "" }).replace(
        "platform: aws-lambda, region: us-east-1, coldStart: 0ms, overhead: 10ms",
        "platform: gcp-cloud-run",
      ),
      says: /only aws-lambda has one, not gcp-cloud-run/,
    },
    {
      text: small({
        arrivals: "{kind: spike, rate: 1/s, at: 10m, peak: 9/s, duration: 1m, occurs: 2/month}",
        more: ", memory: 512MB",
      }),
      says: /spikes/,
    },
  ])("$says", ({ text, says }) => {
    const scenario = scenarioOf(text);
    expect(closedForm(scenario.candidates[0]!, scenario, data)).toEqual({ problem: expect.stringMatching(says) });
  });
});

describe("the least that a level can cost is never above what it costs", () => {
  const arrivals = [
    "{kind: poisson, rate: 20/s}",
    "{kind: bursty, rate: 20/s, burstRate: 100/s, burst: 20s, calm: 100s}",
    "{kind: constant, rate: 20/s}",
  ];
  const cases = arrivals.flatMap((kind) => [0, 1, 3, 6, 12].map((level) => ({ kind, level })));

  test.each(cases)("$level provisioned, $kind", async ({ kind, level }) => {
    const work = "{cpu: {kind: lognormal, mean: 80ms, p95: 160ms}, io: {kind: exponential, mean: 30ms}}";
    const scenario = scenarioOf(
      small({ arrivals: kind, work, more: `, memory: 1024MB, provisionedConcurrency: ${level}` }),
    );
    const least = cheapestPossible(scenario.candidates[0]!, scenario, data);
    const [result] = (await simulate(scenario)).candidates;
    if (result?.eligible !== true) throw new Error("not eligible");
    expect(least).toBeGreaterThan(0);
    // The window's own dice may bring fewer requests than the law: its interval says how many.
    expect(least).toBeLessThanOrEqual(result.cost.monthly.high!);
  });
});
