import { describe, expect, test } from "vitest";
import { candidateOf, issuesOf, resultOf } from "./ask.ts";

describe("what cannot be asked for, and what allows it", () => {
  test.each([
    ["region: eu-west-1", /region: a Lambda@Edge function is created in us-east-1.*leave region out/],
    ["frontDoor: none", /frontDoor: CloudFront calls a Lambda@Edge function/],
    ["memory: 256MB", /memory: a function of viewer events has at most 128MB.*event: origin allows 10GB$/],
    ["timeout: 6s", /timeout: a function of viewer events may run for 5 s at most; event: origin allows 30 s/],
    ["event: origin, timeout: 31s", /timeout: a function of origin events may run for 30 s at most$/],
    ["package: {size: 2MB}", /package: .*is at most 1MB; event: origin allows 50MB/],
    ["package: {kind: image}", /package\.kind: .*images do not run there/],
    ["runtime: java21", /runtime: .*not a runtime of Lambda@Edge/],
    ["provisionedConcurrency: 2", /provisionedConcurrency/],
    ["reservedConcurrency: 2", /reservedConcurrency/],
    ["architecture: arm64", /architecture/],
    ["ephemeralStorage: 1GB", /ephemeralStorage/],
    ["nat: {gateways: 1}", /nat/],
  ])("%s", (keys, message) => {
    expect(issuesOf({ keys })).toEqual([expect.stringMatching(message)]);
  });
});

describe("who cannot run, and what would make it able", () => {
  const because = (work: string, keys = "") =>
    candidateOf({ workload: `arrivals: {kind: constant, rate: 1/s}, ${work}`, keys }).ineligibleBecause;

  test("memory", () => {
    expect(because("work: {io: 1s}, memory: 128MB")).toEqual([]);
    expect(because("work: {io: 1s}, memory: 129MB")).toEqual([
      expect.stringMatching(/event: origin allows more memory/),
    ]);
    expect(because("work: {io: 1s}, memory: 129MB", "event: origin")).toEqual([expect.stringMatching(/; set memory/)]);
    expect(because("work: {io: 1s}, memory: 129MB", "event: origin, memory: 256MB")).toEqual([]);
    expect(because("work: {io: 1s}, memory: 11GB")).toEqual([expect.stringMatching(/offers at most/)]);
  });

  test("time", () => {
    expect(because("work: {io: 5s}")).toEqual([]);
    expect(because("work: {io: 5s}", "timeout: 1s")).toEqual([expect.stringMatching(/allow more, up to 5 s$/)]);
    expect(because("work: {io: 6s}")).toEqual([expect.stringMatching(/event: origin allows 30 s/)]);
    expect(because("work: {io: 6s}", "event: origin")).toEqual([]);
    expect(because("work: {io: 31s}", "event: origin")).toEqual([
      expect.stringMatching(/Lambda@Edge allows no more than 30 s$/),
    ]);
  });

  test("several functions in several places", () => {
    const one = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}";
    const workload = `functions: [{name: a, ${one}}, {name: b, ${one}}]`;
    expect(candidateOf({ workload, keys: "locations: 2" }).ineligibleBecause).toEqual([
      expect.stringMatching(/in one edge location only; leave locations out/),
    ]);
    expect(candidateOf({ workload }).ineligibleBecause).toEqual([]);
  });

  test("response", () => {
    expect(because("work: {io: 1s}, response: 40KB")).toEqual([]);
    expect(because("work: {io: 1s}, response: 41KB")).toEqual([expect.stringMatching(/event: origin carries it$/)]);
    expect(because("work: {io: 1s}, response: 41KB", "event: origin")).toEqual([]);
    expect(because("work: {io: 1s}, response: 2MB")).toEqual([expect.stringMatching(/make it smaller$/)]);
  });
});

test("figures of AWS Lambda are assumptions that nobody confirms at the edge; the scenario's own are its own", async () => {
  const { assumptions } = await resultOf({ top: "duration: 1m", keys: "keepAlive: 10m" });
  const byName = new Map(assumptions.map((one) => [one.name, one]));
  for (const name of ["cold start", "platform overhead", "account concurrency limit", "event", "edge locations"]) {
    expect(byName.get(name), name).toMatchObject({ confirmed: false });
  }
  expect(byName.get("keep-alive")).toMatchObject({ setBy: "user", confirmed: true });
  expect(byName.get("timeout")).toMatchObject({ value: "5 s", confirmed: false });
  expect(byName.get("metered memory")?.value).toMatch(/^128MB/);
});
