import { describe, expect, test } from "vitest";
import { largerInstance } from "../../../src/platforms/azure-functions-flex/instance-sizes.ts";
import { askOf } from "../candidate-case.ts";

const { issuesOf, candidateOf } = askOf("azure-functions-flex");

const megabyte = 1024 * 1024;

describe("bad input is refused with what is offered instead", () => {
  test.each([
    ["memory: 1GB", "candidates[0].memory: an instance of Flex Consumption has a memory of 512MB, 2GB or 4GB"],
    ["maximumInstances: 1001", "candidates[0].maximumInstances: maximumInstances is a whole number from 1 to 1000"],
    ["alwaysReady: -1", "candidates[0].alwaysReady: alwaysReady is a whole number from 0 to 1000"],
    ["concurrency: 0", "candidates[0].concurrency: concurrency is a whole number from 1 to 1000"],
    ["launchRate: 0/s", "candidates[0].launchRate: a launch rate is above 0, such as 5/s"],
    ["timeout: 0s", "candidates[0].timeout: a timeout is above 0s, such as 30m"],
    [
      "siblingSpeed: 0.7",
      "candidates[0].siblingSpeed: one core or less has no sibling; leave siblingSpeed out, or set memory to 4GB",
    ],
  ])("%s", (keys, issue) => {
    expect(issuesOf({ keys })).toEqual([issue]);
  });

  test.each([
    ["minimumBilled: instance", /minimumBilled: .*period/],
    ["runtime: pyhton", /runtime: .*python/],
    ["frontDoor: aws-alb", /frontDoor/],
    ["minimumInstances: 1", /minimumInstances/],
  ])("%s", (keys, pattern) => {
    const issues = issuesOf({ keys });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(pattern);
  });
});

describe("defaults", () => {
  const settings = (keys = "") => candidateOf({ keys }).settings as Record<string, unknown>;

  test.each([
    ["", { memory: 2048 * megabyte, vcpus: 1, slots: 16, siblingSpeed: 1 }],
    ["memory: 512MB", { memory: 512 * megabyte, vcpus: 0.25, slots: 4 }],
    ["memory: 4096MB", { memory: 4096 * megabyte, vcpus: 2, slots: 32, siblingSpeed: 0.65 }],
    ["memory: 4GB, runtime: python", { slots: 1 }],
    ["runtime: python, concurrency: 8", { slots: 8 }],
    ["timeout: 60s", { timeout: 60_000_000 }],
    ["launchRate: 120/m", { launchRate: { burst: 2, perSecond: 2 } }],
    ["launchRate: 0.5/s", { launchRate: { burst: 1, perSecond: 0.5 } }],
  ])("%s", (keys, expected) => {
    expect(settings(keys)).toMatchObject(expected);
  });

  test("all at once, for as long as the caller waits: 230 s, though a function may take 30 min", () => {
    expect(settings()).toMatchObject({ launchRate: null, timeout: 230_000_000, line: { patience: null } });
    expect(settings("timeout: 1h").timeout).toBe(230_000_000);
  });

  test("always-ready instances are not counted among the most", () => {
    expect(settings("alwaysReady: 3, maximumInstances: 7").instances).toMatchObject({ min: 3, max: 10, initial: 3 });
    expect(settings().instances).toMatchObject({ min: 0, max: 100 });
  });

  test("the shortest billed time is of a period, or of a request where that is asked for", () => {
    expect(settings().billing).toMatchObject({ activeStep: 100_000, activeLeast: { time: 1_000_000, of: "period" } });
    expect(settings("minimumBilled: request").billing).toMatchObject({ activeLeast: { of: "request" } });
  });

  test("what no source confirms says so", () => {
    const unconfirmed = (keys: string) =>
      candidateOf({ keys })
        .assumptions.filter(({ confirmed }) => !confirmed)
        .map(({ name }) => name);
    expect(unconfirmed("")).toEqual(
      expect.arrayContaining([
        "keep-alive",
        "start of instances",
        "cold start",
        "shortest billed time of 1 s",
        "billing of cold starts",
        "requests without a place",
      ]),
    );
    expect(unconfirmed("keepAlive: 5m, minimumBilled: period, coldStart: 2s")).not.toEqual(
      expect.arrayContaining(["keep-alive"]),
    );
  });
});

test("the description and the limits say what is rented", () => {
  const { description, limits } = candidateOf({ keys: "memory: 4GB, alwaysReady: 2, maximumInstances: 40" });
  expect(description).toBe(
    "Azure Functions Flex Consumption in eastus, node, up to 40 and 2 always-ready instances of 4GB (2 vCPU), 32 requests in service per instance.",
  );
  expect(limits.map(({ limit, value, perInstance = 1 }) => [limit, value, perInstance])).toEqual([
    ["slots", 42 * 32, 1],
    ["vCPU", 84, 1],
    ["instances", 42, 1],
    ["cores of the region", 250, 2],
  ]);
});

test.each([
  [512, "set memory to 512MB"],
  [600, "set memory to 2GB"],
  [2049, "set memory to 4GB"],
  [5120, "Flex Consumption has at most 4GB: less memory, or a machine"],
])("what gives an instance %i MB: %s", (megabytes, words) => {
  expect(largerInstance(megabytes * megabyte)).toBe(words);
});

describe("a workload that cannot run here", () => {
  const reasons = (workload: string, keys = "memory: 512MB") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${workload}`, keys }).ineligibleBecause;

  test("memory of one request; of all of them, with the concurrency that fits", () => {
    const [reason, ...others] = reasons("work: {io: 1s}, memory: 600MB");
    expect(reason).toMatch(/^one request needs 600MB of memory and an instance has 512MB/);
    expect(others).toEqual([]);
    // 212 + 4 x 100; 512 - 212 is 3 x 100.
    expect(reasons("work: {io: 1s}, memory: 212MB, memoryPerRequest: 100MB")).toEqual([
      "4 concurrent requests need 612MB of memory and an instance has 512MB; the most concurrent requests that fit are 3",
    ]);
    expect(reasons("work: {io: 1s}, memory: 212MB, memoryPerRequest: 100MB", "memory: 512MB, concurrency: 3")).toEqual(
      [],
    );
  });

  test("a request beyond the longest answer, or beyond a shorter timeout", () => {
    expect(reasons("work: {io: 5m}")).toEqual([
      "even the shortest request takes 5 min, and Azure's load balancer waits 230 s at most for an answer: shorter requests, or a machine",
    ]);
    // 20 s of CPU on a quarter of a core.
    expect(reasons("work: {cpu: 20s}", "memory: 512MB, timeout: 60s")).toEqual([
      "even the shortest request takes 80 s, beyond the timeout of 60 s; set timeout above that, up to 230 s",
    ]);
    expect(reasons("work: {cpu: 20s}")).toEqual([]);
  });
});
