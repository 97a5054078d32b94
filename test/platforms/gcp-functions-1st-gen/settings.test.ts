import { describe, expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";

const { issuesOf, candidateOf } = askOf("gcp-functions-1st-gen", "memory: 256MB");

const megabyte = 1024 * 1024;

describe("bad input is refused with what is offered instead", () => {
  test.each([
    [
      "memory: 300MB",
      "candidates[0].memory: a function of the first generation has a memory of 128MB, 256MB, 512MB, 1GB, 2GB, 4GB or 8GB",
    ],
    [
      "memory: 16GB",
      "candidates[0].memory: a function of the first generation has a memory of 128MB, 256MB, 512MB, 1GB, 2GB, 4GB or 8GB",
    ],
    [
      "memory: 256MB, minimumInstances: 11, maximumInstances: 10",
      "candidates[0].minimumInstances: minimumInstances 11 is above maximumInstances 10",
    ],
    [
      "memory: 256MB, maximumInstances: 0",
      "candidates[0].maximumInstances: maximumInstances is a whole number from 1 to 10000",
    ],
    [
      "memory: 256MB, timeout: 10m",
      "candidates[0].timeout: a timeout of the first generation is above 0s and at most 540s",
    ],
    [
      "memory: 256MB, coldStart: 1s, runtime: go",
      "candidates[0].runtime: runtime chooses the default of coldStart, which is given; leave one of them out",
    ],
    [
      "memory: 2GB, siblingSpeed: 0.7",
      "candidates[0].siblingSpeed: one vCPU or less has no sibling; leave siblingSpeed out, or set memory to 4GB or 8GB",
    ],
  ])("%s", (keys, issue) => {
    expect(issuesOf({ keys })).toEqual([issue]);
  });

  test.each([
    ["region: us-central1", /memory/],
    ["memory: 256MB, runtime: pyhton", /runtime: .*python/],
    ["memory: 256MB, frontDoor: aws-alb", /frontDoor: .*gcp-load-balancer/],
    ["memory: 256MB, concurrency: 3", /concurrency/],
    ["memory: 256MB, region: europe-west4", /europe-west4/],
  ])("%s", (keys, pattern) => {
    const issues = issuesOf({ keys });
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.join("\n")).toMatch(pattern);
  });
});

describe("defaults", () => {
  const settings = (keys = "memory: 256MB") => candidateOf({ keys }).settings as Record<string, unknown>;

  // 1 vCPU is 2.4 GHz.
  test.each([
    ["128MB", 128, 0.2, 1 / 12],
    ["256MB", 256, 0.4, 1 / 6],
    ["512MB", 512, 0.8, 1 / 3],
    ["1024MB", 1024, 1.4, 7 / 12],
    ["2GB", 2048, 2.4, 1],
    ["4GB", 4096, 4.8, 2],
    ["8192MB", 8192, 4.8, 2],
  ])("%s: CPU as the table has it", (memory, megabytes, ghz, vcpus) => {
    const size = settings(`memory: ${memory}`);
    expect([size.memory, size.ghz]).toEqual([megabytes * megabyte, ghz]);
    expect(size.vcpus).toBeCloseTo(vcpus, 12);
  });

  test("one request an instance, as many instances as the requests need, from none to 3000", () => {
    expect(settings()).toMatchObject({
      slots: 1,
      timeout: 60_000_000,
      keepAlive: { kind: "constant", value: 900_000_000 },
      instances: { kind: "growing", min: 0, max: 3000, initial: 0, scaler: { kind: "by-requests" } },
    });
  });

  test("starts with its minimum of instances", () => {
    expect(settings("memory: 1GB, minimumInstances: 2, maximumInstances: 9").instances).toMatchObject({
      min: 2,
      max: 9,
      initial: 2,
    });
  });

  test("what no source confirms says so", () => {
    const unconfirmed = candidateOf()
      .assumptions.filter(({ confirmed }) => !confirmed)
      .map(({ name }) => name);
    expect(unconfirmed).toEqual(
      expect.arrayContaining([
        "most instances",
        "timeout",
        "patience of a waiting request",
        "start of instances",
        "billing of cold starts",
      ]),
    );
    expect(unconfirmed).not.toContain("keep-alive");
  });

  test("the patience of Cloud Run's rule is shown with what it comes to", () => {
    const value = (keys: string) =>
      candidateOf({ keys }).assumptions.find(({ name }) => name === "patience of a waiting request")!.value;
    expect(value("memory: 1GB, coldStart: {setup: 1s, init: 3s}")).toContain(": 14 s at a mean of 4 s;");
    expect(value("memory: 1GB, patience: 90s")).toBe("90 s; then it is refused");
  });
});

test("the description and the limits say what is rented", () => {
  const { description, limits } = candidateOf({ keys: "memory: 512MB, runtime: python, maximumInstances: 20" });
  expect(description).toBe(
    "Google Cloud function (1st gen) in us-central1, 512MB (0.33 vCPU), python, 0 to 20 instances of one request each.",
  );
  expect(limits.map(({ limit, value }) => [limit, value])).toEqual([
    ["slots", 20],
    ["instances", 20],
  ]);
});

describe("a workload that cannot run here", () => {
  const reasons = (workload: string, keys = "memory: 256MB") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${workload}`, keys }).ineligibleBecause;

  test("memory, with the smallest setting that fits", () => {
    expect(reasons("work: {io: 1s}, memory: 500MB, memoryPerRequest: 100MB")).toEqual([
      "needs 600MB of memory and has 256MB; set memory to 1GB",
    ]);
    expect(reasons("work: {io: 1s}, memory: 9GB")).toEqual([
      "needs 9GB of memory; functions of the first generation have at most 8GB: less memory, or a machine",
    ]);
    expect(reasons("work: {io: 1s}, memory: 256MB")).toEqual([]);
  });

  test("a body beyond 10 MB, a request beyond the timeout", () => {
    expect(reasons("work: {io: 1s}, request: 10MB, response: 11MB")).toEqual([
      "a response of 11MB exceeds the 10MB that functions of the first generation carry: smaller ones (the data in a store, the request with a link), or a machine",
    ]);
    // 20 s of CPU on a sixth of a vCPU.
    expect(reasons("work: {cpu: 20s}")).toEqual([
      "even the shortest request takes 2 min, beyond the timeout of 60 s; set timeout above that, up to 9 min",
    ]);
    expect(reasons("work: {cpu: 20s}", "memory: 256MB, timeout: 120s")).toEqual([]);
    expect(reasons("work: {io: 10m}")).toEqual([
      "even the shortest request takes 10 min, beyond the first generation's maximum of 9 min: shorter requests, or a machine",
    ]);
  });

  test("of several functions, the one that does not fit, whatever they share", () => {
    const each = (name: string, memory: string) =>
      `{name: ${name}, arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: ${memory}}`;
    const workload = `functions: [${each("a", "200MB")}, ${each("b", "300MB")}], sharing: account`;
    expect(candidateOf({ workload }).ineligibleBecause).toEqual([
      'function "b": needs 300MB of memory and has 256MB; set memory to 512MB',
    ]);
  });
});

test("two functions of one account that each fit are not warned of together", () => {
  const one = "arrivals: {kind: constant, rate: 2/s}, work: {io: 1s}";
  const workload = `sharing: account, functions: [{name: a, ${one}}, {name: b, ${one}}]`;
  expect(candidateOf({ workload, keys: "memory: 256MB, maximumInstances: 2" }).warnings).toEqual([]);
  expect(candidateOf({ workload, keys: "memory: 256MB, maximumInstances: 1" }).warnings).toEqual([
    expect.stringMatching(/^function "a": 2 requests\/s are about 2 in service .*: allow at least 2/),
    expect.stringMatching(/^function "b"/),
  ]);
});
