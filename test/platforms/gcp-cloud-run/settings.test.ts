import { describe, expect, test } from "vitest";
import { candidateOf, issuesOf } from "./ask.ts";

describe("bad input is refused with what is offered instead", () => {
  test.each([
    [
      "cpu: 1, memory: 8GB",
      "candidates[0].memory: a cpu of 1 comes with 128MB to 4GB; 8GB comes with a cpu of 2, 4, 6 or 8",
    ],
    [
      "cpu: 0.08, memory: 600MB",
      "candidates[0].memory: a cpu of 0.08 comes with 128MB to 512MB; 600MB comes with a cpu of 0.5 to less than 1, 1 or 2",
    ],
    [
      "cpu: 4, memory: 1GB",
      "candidates[0].memory: a cpu of 4 comes with 2GB to 16GB; 1GB comes with a cpu of 0.5 to less than 1, 1 or 2",
    ],
    [
      "cpu: 8",
      "candidates[0].memory: is missing: a cpu of 8 comes with 4GB to 32GB; 512MB comes with a cpu of 0.08 to less than 0.5, 0.5 to less than 1, 1 or 2, and is the default",
    ],
    [
      "cpu: 8, memory: 64GB",
      "candidates[0].memory: a cpu of 8 comes with 4GB to 32GB; no number of vCPUs comes with 64GB",
    ],
    ["cpu: 3", "candidates[0].cpu: Cloud Run has no such cpu; it is 0.08 up to (not including) 1, or 1, 2, 4, 6 or 8"],
    [
      "cpu: 0.01",
      "candidates[0].cpu: Cloud Run has no such cpu; it is 0.08 up to (not including) 1, or 1, 2, 4, 6 or 8",
    ],
    [
      "cpu: two",
      "candidates[0].cpu: cpu is the number of vCPUs of an instance: 0.08 up to (not including) 1, or 1, 2, 4, 6 or 8",
    ],
    [
      "cpu: 0.5, concurrency: 10",
      "candidates[0].concurrency: a cpu below 1 serves one request at a time: leave concurrency out, or set cpu to 1 or more",
    ],
    [
      "cpu: 0.5, billing: instance-based",
      "candidates[0].billing: a cpu below 1 is billed by request: leave billing out, or set cpu to 1 or more",
    ],
    [
      "concurrency: 1001",
      "candidates[0].concurrency: concurrency is how many requests an instance serves at once, from 1 to 1000",
    ],
    [
      "minimumInstances: 11, maximumInstances: 10",
      "candidates[0].minimumInstances: minimumInstances 11 is above maximumInstances 10",
    ],
    ["maximumInstances: 0", "candidates[0].maximumInstances: maximumInstances is a whole number from 1 to 10000"],
    [
      "cpu: 6, memory: 4GB, cpuBoost: true",
      "candidates[0].cpuBoost: no figure is known for a boost of a cpu of 6; leave cpuBoost out, or set cpu to 4 or less",
    ],
    [
      "siblingSpeed: 0.7",
      "candidates[0].siblingSpeed: a cpu of 1 or less has no sibling; leave siblingSpeed out, or set cpu to 2 or more",
    ],
    ["timeout: 2h", "candidates[0].timeout: a timeout is above 0s and at most 60m"],
    ["keepAlive: 0s", "candidates[0].keepAlive: an instance is kept for a while, such as 15m, once it is idle"],
    ["target: {cpu: 0%}", "candidates[0].target.cpu: a target is above 0%, such as 60%"],
    [
      "committed: 2",
      "candidates[0].committed: a commitment needs a purchase that commits: purchase: committed-use-1y or committed-use-3y, not on-demand",
    ],
    [
      "purchase: committed-use-1y",
      "candidates[0].committed: is missing: committed-use-1y needs committed: how many active instances' worth of spend in every hour, such as 2 or 0.5, at most 100",
    ],
    [
      "purchase: committed-use-1y, minimumInstances: 3", // idle instances are worth less than active ones
      "candidates[0].committed: is missing: committed-use-1y needs committed: how many active instances' worth of spend in every hour, such as 2 or 0.5, at most 100",
    ],
    [
      "purchase: committed-use-1y, committed: 20, maximumInstances: 5",
      "candidates[0].committed: a commitment of 20 is larger than the service's 5 instances; commit to at most 5",
    ],
    [
      "coldStart: 1s, runtime: go",
      "candidates[0].runtime: runtime chooses the default of coldStart, which is given; leave one of them out",
    ],
  ])("%s", (service, issue) => {
    expect(issuesOf({ service })).toEqual([issue]);
  });

  test.each([
    ["billing: request", /billing: .*request-based/],
    ["runtime: pyhton", /runtime: .*python/],
    ["purchase: reserved-1y", /purchase: .*committed-use-1y/],
    ["frontDoor: aws-alb", /frontDoor: .*gcp-load-balancer/],
    ["coldStart: {firstCall: 1s}", /coldStart.*firstCall/],
    ["slots: 3", /slots/],
  ])("%s", (service, pattern) => {
    const issues = issuesOf({ service });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(pattern);
  });

  test("all mistakes at once", () => {
    expect(issuesOf({ service: "cpu: 0.5, memory: 2GB, concurrency: 2, committed: 1" })).toHaveLength(3);
  });
});

describe("defaults", () => {
  const settings = (service = "") => candidateOf({ service }).settings as Record<string, unknown>;

  test.each([
    ["", { vcpus: 1, slots: 80, memory: 512 * 1024 * 1024, siblingSpeed: 1, boost: null, timeout: 300_000_000 }],
    ["cpu: 2", { vcpus: 2, slots: 160, siblingSpeed: 0.65 }],
    ["cpu: 8, memory: 4GB", { slots: 640 }],
    ["cpu: 0.5", { vcpus: 0.5, slots: 1, charged: "request-based" }],
    ["cpuBoost: true", { boost: { vcpus: 2, after: 10_000_000 } }],
    ["cpu: 4, memory: 2GB, cpuBoost: true", { boost: { vcpus: 8, after: 10_000_000 } }],
    ["purchase: committed-use-1y, minimumInstances: 3, billing: instance-based", { committed: 3 }],
  ])("%s", (service, expected) => {
    expect(settings(service)).toMatchObject(expected);
  });

  test("starts with its minimum of instances, and follows both targets", () => {
    expect(settings("minimumInstances: 2, maximumInstances: 9, target: {cpu: 70%}").instances).toEqual({
      kind: "growing",
      ...{ min: 2, max: 9, initial: 2, schedule: [] },
      scaler: { kind: "cloud-run", cpu: 0.7, concurrency: 0.6 },
    });
  });

  test("what no source confirms says so", () => {
    const unconfirmed = candidateOf({ service: "cpuBoost: true" })
      .assumptions.filter(({ confirmed }) => !confirmed)
      .map(({ name }) => name);
    expect(unconfirmed).toEqual(expect.arrayContaining(["cold start", "keep-alive", "what a boost does", "balancing"]));
  });
});

describe("the description and the limits", () => {
  test("say what is rented", () => {
    const { description, limits } = candidateOf({
      service:
        "cpu: 2, memory: 1GB, minimumInstances: 1, maximumInstances: 20, purchase: committed-use-3y, committed: 4",
    });
    expect(description).toBe(
      "Google Cloud Run in us-central1, 1 to 20 (growing at 60 % CPU and 60 % of the concurrency) instances of 2 vCPU and 1GB, request-based billing, 4 committed for 3 years, 160 requests in service per instance.",
    );
    expect(limits.map(({ limit, value }) => [limit, value])).toEqual([
      ["slots", 3200],
      ["vCPU", 40],
      ["instances", 20],
    ]);
  });
});

describe("a workload that cannot run here", () => {
  const reasons = (workload: string, service = "") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${workload}`, service }).ineligibleBecause;

  test("memory of all the requests at once, with the largest concurrency that fits", () => {
    // 112MB + 80 x 20MB; 512 - 112 is 20 x 20.
    expect(reasons("work: {io: 1s}, memory: 112MB, memoryPerRequest: 20MB")).toEqual([
      "80 concurrent requests need 1712MB of memory and an instance has 512MB; the most concurrent requests that fit are 20",
    ]);
    expect(reasons("work: {io: 1s}, memory: 112MB, memoryPerRequest: 20MB", "concurrency: 20")).toEqual([]);
    expect(reasons("work: {io: 1s}, memory: 600MB")).toEqual([
      "one request needs 600MB of memory and an instance has 512MB; set memory to 600MB or more, which comes with a cpu of 0.5 or more",
    ]);
  });

  test("a body beyond 32 MB, a request beyond the timeout", () => {
    expect(reasons("work: {io: 1s}, request: 33MB, response: 32MB")).toEqual([
      "a request of 33MB exceeds the 32MB that Cloud Run carries: smaller ones (the data in a store, the request with a link), or a machine",
    ]);
    expect(reasons("work: {io: 10m}")).toEqual([
      "even the shortest request takes 10 min, beyond the timeout of 5 min; set timeout above that, up to 1 h",
    ]);
    expect(reasons("work: {cpu: 1h}", "cpu: 0.5, timeout: 60m")).toEqual([
      "even the shortest request takes 2 h, beyond Cloud Run's maximum of 1 h: shorter requests, or a machine",
    ]);
  });
});
