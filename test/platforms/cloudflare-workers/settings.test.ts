import { describe, expect, test } from "vitest";
import { candidateOf, issuesOf, resultOf } from "./ask.ts";

describe("what cannot be asked for", () => {
  test.each([
    ["frontDoor: aws-alb", /^candidates\[0\]\.frontDoor: .*no front door to put before it.*leave frontDoor out/],
    ["region: us-east-1", /^candidates\[0\]\.region: .*bound to no region; leave region out, or write global/],
    ["cpuLimit: 6m", /^candidates\[0\]\.cpuLimit: an invocation of the paid plan has at most 5 min of CPU time/],
    [
      "plan: free, cpuLimit: 11ms",
      /^candidates\[0\]\.cpuLimit: .*free plan has at most 10 ms.*plan: paid allows up to/,
    ],
    ["nat: {gateways: 1}", /^candidates\[0\]\.nat: Cloudflare rents no NAT gateway; leave nat out/],
    ["loadBalancer: {rules: 3}", /^candidates\[0\]\.loadBalancer\.rules: .*does not depend on it; leave it out/],
    ["memory: 128MB", /memory/],
  ])("%s", (worker, message) => {
    expect(issuesOf({ worker })).toEqual([expect.stringMatching(message)]);
  });

  test("logs: no source prices them by the GB, and the scenario may", () => {
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, logs: 1KB";
    expect(issuesOf({ workload })).toEqual([
      expect.stringMatching(/^candidates\[0\]\.prices\.logsGb: is missing: no price of logsGb for cloudflare-workers/),
    ]);
    expect(issuesOf({ workload, worker: "prices: {logsGb: 0.2}" })).toEqual([]);
  });
});

describe("who cannot run, and what would make it able", () => {
  const because = (work: string, worker = "") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${work}`, worker }).ineligibleBecause;

  test("128 MB for footprint and request", () => {
    expect(because("work: {io: 1s}, memory: 100MB, memoryPerRequest: 28MB")).toEqual([]);
    expect(because("work: {io: 1s}, memory: 100MB, memoryPerRequest: 30MB")).toEqual([
      "needs 130MB of memory, and an isolate has 128MB, which no setting changes; it fits with 2MB less",
    ]);
  });

  test("a second of CPU time for global scope", () => {
    expect(because("work: {io: 1s}, init: {cpu: 1s, io: 9s}")).toEqual([]);
    expect(because("work: {io: 1s}, init: {cpu: 1500ms}")).toEqual([
      expect.stringMatching(/takes 1.5 s of CPU time.*has 1 s; move/),
    ]);
    expect(because("work: {io: 1s}, init: {cpu: 1500ms}", "speed: 2")).toEqual([]);
  });

  test("the CPU time of a request", () => {
    expect(because("work: {cpu: 40s}")).toEqual([expect.stringMatching(/limit of 30 s; allow more, up to 5 min$/)]);
    expect(because("work: {cpu: 40s}", "cpuLimit: 1m")).toEqual([]);
    expect(because("work: {cpu: 20ms}", "plan: free")).toEqual([
      expect.stringMatching(/limit of 10 ms; set plan: paid$/),
    ]);
    expect(because("work: {cpu: 400s}")).toEqual([expect.stringMatching(/no plan allows more than 5 min$/)]);
  });
});

test("every figure is an assumption with its origin, and nothing bounds the spend", async () => {
  const { assumptions, worstCaseSpend } = await resultOf({ top: "duration: 1m" });
  const byName = new Map(assumptions.map((one) => [one.name, one]));
  expect(byName.get("platform overhead")).toMatchObject({ value: "10 ms", confirmed: false });
  expect(byName.get("cold start")).toMatchObject({ value: "5 ms", date: "2020-07-30" });
  expect(byName.get("requests that meet no warm isolate")).toMatchObject({ date: "2025-09-26" });
  expect(byName.get("most that an hour can cost")?.value).toMatch(/without a bound/);
  expect(byName.get("instances")?.value).toMatch(/one for each request in service/);
  expect(worstCaseSpend.perHour).toBeNull();
});

test("a free plan can cost nothing", () => {
  const { assumptions } = candidateOf({ worker: "plan: free" });
  expect(assumptions.find(({ name }) => name === "most that an hour can cost")?.value).toMatch(/^nothing/);
});

test("what leaves for the internet costs nothing and has no line", async () => {
  const workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1ms}, response: 100MB";
  const { bill } = await resultOf({ workload, top: "duration: 1m" });
  expect(bill.lines.map(({ meter }) => meter)).not.toContain("egressGb");
});

test("requests that come near the CPU time at which they are cut are warned of, with what to set", () => {
  const warningsOf = (cpu: string, keys: string) =>
    candidateOf({
      worker: keys,
      workload: `arrivals: {kind: constant, rate: 1/s}, work: {cpu: ${cpu}}`,
    }).warnings;
  expect(warningsOf("{kind: exponential, mean: 20ms}", "plan: free")).toEqual([
    "requests take 20 ms of CPU time on average and are cut at 10 ms: those that need more count as timed out; set plan: paid",
  ]);
  expect(warningsOf("{kind: exponential, mean: 4ms}", "plan: free")).toEqual([]);
  expect(warningsOf("{kind: exponential, mean: 20s}", "plan: paid")).toEqual([expect.stringMatching(/raise cpuLimit/)]);
});
