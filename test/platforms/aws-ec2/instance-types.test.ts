import { describe, expect, test } from "vitest";
import { instanceType, instanceTypes } from "../../../src/platforms/aws-ec2/instance-types.ts";

const gigabyte = 1024 * 1024 * 1024;

describe("instance types", () => {
  test.each([
    ["m7g.medium", 1, 4, "arm64", false],
    ["m5.large", 2, 8, "x86_64", true],
    ["m7i-flex.xlarge", 4, 16, "x86_64", true],
    ["m7a.large", 2, 8, "x86_64", false],
    ["c7i.2xlarge", 8, 16, "x86_64", true],
    ["c8g.4xlarge", 16, 32, "arm64", false],
    ["r6i.large", 2, 16, "x86_64", true],
    ["r7g.medium", 1, 8, "arm64", false],
  ] as const)("%s", (name, vcpus, gigabytes, architecture, hyperthreaded) => {
    const memory = gigabytes * gigabyte;
    expect(instanceType(name)).toEqual({ name, vcpus, memory, architecture, hyperthreaded, baseline: null });
  });

  // AWS's table: credits earned an hour, by size; one credit is one vCPU for one minute.
  test.each([
    ["t3.nano", 2, 0.5, "x86_64", true, 6],
    ["t3a.micro", 2, 1, "x86_64", true, 12],
    ["t4g.small", 2, 2, "arm64", false, 24],
    ["t3.medium", 2, 4, "x86_64", true, 24],
    ["t4g.large", 2, 8, "arm64", false, 36],
    ["t3.xlarge", 4, 16, "x86_64", true, 96],
    ["t3a.2xlarge", 8, 32, "x86_64", true, 192],
  ] as const)("%s, burstable", (name, vcpus, gigabytes, architecture, hyperthreaded, earned) => {
    const { baseline, ...type } = instanceType(name)!;
    expect(type).toEqual({ name, vcpus, memory: gigabytes * gigabyte, architecture, hyperthreaded });
    expect(60 * vcpus * baseline!).toBeCloseTo(earned, 9);
  });

  test.each(["t2.micro", "t3.4xlarge", "m5.medium", "m7g", "large", "", "__proto__"])("%j is none", (name) => {
    expect(instanceType(name)).toBeNull();
  });

  test("have names of their own, and hyperthreads only in pairs", () => {
    const names = instanceTypes.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    for (const { vcpus, hyperthreaded } of instanceTypes) expect(vcpus >= 2 || !hyperthreaded).toBe(true);
  });
});
