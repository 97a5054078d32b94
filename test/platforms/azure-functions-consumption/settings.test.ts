import { describe, expect, test } from "vitest";
import type { DistributionSettings } from "../../../src/engine/distributions/index.ts";
import { platforms } from "../../../src/platforms/platforms.ts";
import { askOf } from "../candidate-case.ts";
import { handMadeWorkload } from "../hand-made.ts";

const { issuesOf, candidateOf } = askOf("azure-functions-consumption");

const megabyte = 1024 * 1024;
const withMemory = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 200MB";

describe("bad input is refused with what is offered instead", () => {
  test.each([
    ["maximumInstances: 201", "maximumInstances: maximumInstances is a whole number from 1 to 200"],
    ["os: linux, maximumInstances: 101", "maximumInstances: an app on Linux has at most 100 instances, not 101"],
    ["runtime: python, maximumInstances: 150", "maximumInstances: an app on Linux has at most 100 instances, not 150"],
    ["runtime: python, os: windows", "os: Python runs on Linux only: leave os out, or set os: linux"],
    ["concurrency: 0", "concurrency: concurrency is a whole number from 1 to 10000"],
    ["queue: 0.5", "queue: queue is a whole number from 0 to 1000000"],
    ["launchRate: 0/s", "launchRate: a launch rate is above 0, such as 1/s"],
    ["timeout: 11m", "timeout: a timeout is above 0s and at most 10m"],
    ["target: {cpu: 0%}", "target.cpu: a target is above 0%, such as 70%"],
    [
      "target: {requests: 0}",
      "target.requests: requests is how many requests per instance call for another one, above 0",
    ],
  ])("%s", (keys, issue) => {
    expect(issuesOf({ keys })).toEqual([`candidates[0].${issue}`]);
  });

  test.each([
    ["os: widnows", /os: .*windows/],
    ["runtime: nodejs", /runtime: .*node/],
    ["balancing: shared-queue", /balancing: .*round-robin/],
    ["frontDoor: aws-alb", /frontDoor/],
    ["memory: 512MB", /memory/],
  ])("%s", (keys, pattern) => {
    const issues = issuesOf({ keys });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(pattern);
  });

  test("no price of another region is made up", () => {
    expect(issuesOf({ keys: "region: westeurope" }).join("\n")).toMatch(
      /^candidates\[0\].region: no prices .*regions: eastus/,
    );
  });
});

describe("defaults", () => {
  const settings = (keys = "") => candidateOf({ keys }).settings as Record<string, unknown>;

  test.each([
    ["", { vcpus: 1, memory: 1536 * megabyte, slots: 100, queue: 100, balancing: "round-robin", timeout: 230_000_000 }],
    ["", { os: "windows", runtime: "node", launchRate: { burst: 1, perSecond: 1 } }],
    ["", { startsOnDemand: "from-zero", instances: expect.objectContaining({ min: 0, initial: 0, max: 200 }) }],
    ["os: linux", { instances: expect.objectContaining({ max: 100 }) }],
    ["runtime: python", { os: "linux", slots: 1, queue: 199 }],
    ["runtime: python, concurrency: 8, queue: 4", { slots: 8, queue: 4 }],
    ["concurrency: 20", { slots: 20, queue: 180 }],
    ["concurrency: 300", { slots: 300, queue: 0 }],
    ["timeout: 60s", { timeout: 60_000_000 }],
    ["timeout: 10m", { timeout: 230_000_000 }],
    ["launchRate: 5/s", { launchRate: { burst: 5, perSecond: 5 } }],
    ["coldStart: {setup: 1s, init: 2s}", { boot: [constant(1), constant(2)] }],
  ])("%s", (keys, expected) => {
    expect(settings(keys)).toMatchObject(expected);
  });

  test.each([
    ["", { cpu: 0.7, requests: 16, perSecond: 1 }],
    ["target: {cpu: 50%, requests: 4}, launchRate: 2.5/s", { cpu: 0.5, requests: 4, perSecond: 2 }],
    ["target: {requests: 4}, launchRate: 0.1/s", { cpu: 0.7, requests: 4, perSecond: 1 }],
  ])("scale controller: %s", (keys, policy) => {
    expect(settings(keys).instances).toMatchObject({ scaler: { kind: "azure-scale-controller", ...policy } });
  });

  test("what no source confirms says so; what the scenario sets does not", () => {
    const unconfirmed = (keys: string) =>
      candidateOf({ keys, workload: withMemory })
        .assumptions.filter(({ confirmed }) => !confirmed)
        .map(({ name }) => name);
    const settable = [
      "concurrency of an instance",
      "requests waiting at an instance",
      "balancing",
      "scale controller, CPU",
      "scale controller, requests",
    ];
    const given = "concurrency: 10, queue: 10, balancing: random, target: {cpu: 60%, requests: 8}";
    expect(unconfirmed("")).toEqual(
      expect.arrayContaining([...settable, "requests before the first instance", "billed time"]),
    );
    expect(unconfirmed(given).filter((name) => settable.includes(name))).toEqual([]);
    expect(unconfirmed("")).not.toContain("cold start");
    expect(unconfirmed("os: linux, runtime: java")).toContain("cold start");
  });
});

function constant(seconds: number) {
  return { kind: "constant", value: seconds * 1_000_000 };
}

test("the keep-alive is in words where it is the measured one", () => {
  const words = (keys: string) => candidateOf({ keys }).assumptions.find(({ name }) => name === "keep-alive")!.value;
  expect(words("")).toMatch(/^as measured: 10 % end within 9 min/);
  expect(words("keepAlive: 5m")).toBe("5 min");
});

test("the description and the limits say what there is", () => {
  const { description, limits } = candidateOf({ keys: "os: linux, maximumInstances: 40, runtime: dotnet" });
  expect(description).toBe(
    "Azure Functions Consumption in eastus, dotnet on Linux, up to 40 instances of 1536MB (1 vCPU), 100 requests in service per instance.",
  );
  expect(limits.map(({ limit, value }) => [limit, value])).toEqual([
    ["slots", 4000],
    ["vCPU", 40],
    ["instances", 40],
  ]);
});

describe("warnings", () => {
  const warnings = (keys: string, workload?: string) =>
    candidateOf(workload === undefined ? { keys } : { keys, workload }).warnings;

  test("of Linux, which is retired", () => {
    expect(warnings("os: linux", withMemory)).toEqual([expect.stringMatching(/on Linux is retired/)]);
    expect(warnings("", withMemory)).toEqual([]);
  });

  test("of a workload that does not say the memory which is billed", () => {
    expect(warnings("")).toEqual([
      expect.stringMatching(/128MB an execution is taken, the least; give workload.memory/),
    ]);
    const { assumptions } = candidateOf();
    expect(assumptions).toContainEqual(
      expect.objectContaining({
        name: "billed memory",
        value: expect.stringMatching(/give workload.memory/),
        confirmed: false,
      }),
    );
  });
});

describe("a workload that cannot run here", () => {
  const reasons = (workload: string, keys = "") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${workload}`, keys }).ineligibleBecause;

  test("memory of one request; of all of them, with the concurrency that fits", () => {
    expect(reasons("work: {io: 1s}, memory: 2GB")).toEqual([
      "one request needs 2GB of memory and an instance has 1536MB; the plan has no instance beyond 1536MB: less memory, azure-functions-premium (up to 14GB), or a machine",
    ]);
    // 136 + 100 x 50 MB; 1,400 are 28 x 50.
    expect(reasons("work: {io: 1s}, memory: 136MB, memoryPerRequest: 50MB")).toEqual([
      expect.stringMatching(/the most concurrent requests that fit are 28$/),
    ]);
    expect(reasons("work: {io: 1s}, memory: 136MB, memoryPerRequest: 50MB", "concurrency: 28")).toEqual([]);
  });

  test("requests that nobody waits for", () => {
    expect(reasons("work: {io: 231s}")).toEqual([
      "even the shortest request takes 3.85 min, and Azure's load balancer waits 230 s at most for an answer: shorter requests, or a machine",
    ]);
    expect(reasons("work: {cpu: 61s}", "timeout: 60s")).toEqual([
      "even the shortest request takes 61 s, beyond the timeout of 60 s; set timeout above that, up to 230 s",
    ]);
    expect(reasons("work: {io: 229s}")).toEqual([]);
  });
});

test("the worst hour: all instances full, each request at 128 MB or all of them at what they take", () => {
  const platform = platforms["azure-functions-consumption"]!;
  const worst = (keys: string, memory: string, io: DistributionSettings = { kind: "constant", value: 1_000_000 }) => {
    const workload = `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: ${memory}`;
    const { settings } = candidateOf({ keys, workload });
    const work = { from: "distributions", cpu: { kind: "constant", value: 0 }, io, parallel: 0 } as const;
    const served = handMadeWorkload({ memory: Number.parseInt(memory, 10) * megabyte, work });
    return platform.worstCaseHour(settings, served)!.gbSeconds;
  };
  expect(worst("maximumInstances: 2", "500MB")).toBe(2 * 3600 * 12.5); // 100 x 128 MB
  expect(worst("maximumInstances: 2, concurrency: 2", "500MB")).toBe(2 * 3600 * 0.5);
  // A millisecond is billed as 100.
  expect(worst("maximumInstances: 2", "500MB", { kind: "constant", value: 1_000 })).toBe(2 * 3600 * 12.5 * 100);
});

test("an app in Python is not sent to Windows, where it does not run", () => {
  const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 100MB";
  expect(candidateOf({ keys: "runtime: python", workload }).warnings).toEqual([
    "the Consumption plan on Linux is retired; choose azure-functions-flex",
  ]);
});
