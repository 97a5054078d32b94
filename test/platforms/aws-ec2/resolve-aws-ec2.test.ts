import { describe, expect, test } from "vitest";
import { resolveAwsEc2 } from "../../../src/platforms/aws-ec2/resolve-aws-ec2.ts";
import { type AwsEc2Given, awsEc2Schema } from "../../../src/platforms/aws-ec2/settings.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../../src/units/size.ts";
import type { Workload } from "../../../src/workloads/workload.ts";
import { handMadeWorkload } from "../hand-made.ts";

const resolve = (changes: Partial<AwsEc2Given> = {}, workload: Partial<Workload> = {}) =>
  resolveAwsEc2({ instance: "m7g.large", ...changes }, handMadeWorkload(workload));

test("defaults are the contract's", () => {
  expect(resolve().settings).toMatchObject({
    region: "us-east-1",
    vcpus: 2,
    instances: { kind: "fixed", count: 1 },
    slots: 100,
    queue: 1000,
    balancing: "least-outstanding",
    boot: [{ kind: "lognormal", median: 60_000_000, sigma: 0.3 }],
    disk: 8 * bytesPerGigabyte,
    publicIpv4: true,
    speed: 1,
    siblingSpeed: 1,
  });
});

test("hyperthreads slow each other down, cores of their own do not, unless the scenario says so", () => {
  expect(resolve({ instance: "c5.large" }).settings.siblingSpeed).toBe(0.65);
  expect(resolve({ instance: "m7a.large" }).settings.siblingSpeed).toBe(1);
  expect(resolve({ siblingSpeed: 0.9 }).settings.siblingSpeed).toBe(0.9);
  const assumed = resolve({ instance: "c5.large" }).assumptions.find(({ name }) => name.includes("sibling"));
  expect(assumed?.confirmed).toBe(false);
});

test.each([
  ["none", undefined, true],
  ["aws-http-api", undefined, true],
  ["aws-alb", undefined, false],
  ["aws-alb", true, true],
  ["none", false, false],
] as const)("front door %s, publicIpv4 %s: addresses of the machines' own: %s", (frontDoor, publicIpv4, expected) => {
  expect(resolve({ frontDoor, publicIpv4 }).settings.publicIpv4).toBe(expected);
});

describe("memory: one process a machine, and every slot's share", () => {
  const memoryPerRequest = 64 * bytesPerMegabyte;

  test("the most slots that fit are named", () => {
    expect(resolve({ slots: 112 }, { memory: bytesPerGigabyte, memoryPerRequest }).ineligibleBecause).toEqual([]);
    expect(resolve({ slots: 113 }, { memory: bytesPerGigabyte, memoryPerRequest }).ineligibleBecause[0]).toContain(
      "fit are 112",
    );
  });

  test("or that not even one does", () => {
    const [reason] = resolve({}, { memory: 8 * bytesPerGigabyte, memoryPerRequest: 1 }).ineligibleBecause;
    expect(reason).toContain("one request needs");
  });
});

test("a trace's durations without a CPU share do not contend, and the report says so", () => {
  const work = { from: "trace", cpuShare: 0, parallel: 0 } as const;
  expect(resolve({}, { work }).warnings[0]).toContain("CPU contention not modelled");
  expect(resolve({ slots: 2 }, { work }).warnings).toEqual([]);
  expect(resolve({}, { work: { ...work, cpuShare: 0.4 } }).warnings).toEqual([]);
});

describe("a growing fleet", () => {
  const target = { metric: "cpu", value: 0.6 } as const;
  const growing = { kind: "growing", min: 2, max: 10, target, schedule: [], initial: null } as const;

  test("says so, and is limited by its largest size", () => {
    const { description, limits } = resolve({ instances: growing });
    expect(description).toContain("2 to 10 (growing at 60 % CPU) m7g.large");
    expect(limits).toContainEqual({ limit: "machines", value: 10, measuredBy: "peakInstances" });
    expect(limits).toContainEqual({ limit: "slots", value: 1000, measuredBy: "peakConcurrency" });
  });

  test("rests on assumptions that a fixed one does not need", () => {
    const names = (given: Partial<AwsEc2Given>) => resolve(given).assumptions.map(({ name }) => name);
    const more = names({ instances: growing }).filter((name) => !names({}).includes(name));
    expect(more).toEqual([
      "boot, from launch to in service",
      "pending before billing",
      "autoscaler alarms",
      "autoscaler, shrinking",
      "autoscaler warm-up",
    ]);
    const alarms = resolve({ instances: growing }).assumptions.find(({ name }) => name === "autoscaler alarms");
    expect(alarms?.confirmed).toBe(false);
  });

  test("an auto fleet's limits are not known before its size is", () => {
    const { description, limits } = resolve({ instances: { kind: "auto", minimum: 2, ceiling: 0.8 } });
    expect(description).toContain("as many as needed (at least 2, CPU at most 80 % in any hour) m7g.large");
    expect(limits).toEqual([]);
  });
});

describe("burstable types", () => {
  test("are unlimited unless the scenario says standard, and surplus is priced", () => {
    const { settings, assumptions, priceNeeds, description } = resolve({ instance: "t3.micro" });
    expect(settings.credits).toEqual({ mode: "unlimited", baseline: 0.1 });
    expect(description).toContain("CPU credits unlimited");
    expect(priceNeeds.flatMap(({ meters }) => meters)).toContain("surplusCreditHours");
    const credits = assumptions.find(({ name }) => name === "CPU credits");
    expect(credits?.value).toBe("12 an hour (10 % of each vCPU of t3.micro), kept for 24 h, none at launch");
    expect(resolve({ instance: "t3.micro", credits: "standard" }).settings.credits?.mode).toBe("standard");
  });

  test("others have no credits", () => {
    const { settings, priceNeeds } = resolve();
    expect(settings.credits).toBeNull();
    expect(priceNeeds.flatMap(({ meters }) => meters)).not.toContain("surplusCreditHours");
  });

  test.each([
    ["m7g.large", "standard", 1],
    ["t4g.small", "standard", 0],
    ["t4g.small", "endless", 1],
  ])("%s with credits %s: %i issues", (instance, credits, issues) => {
    expect(awsEc2Schema.safeParse({ instance, credits }).error?.issues ?? []).toHaveLength(issues);
  });
});
