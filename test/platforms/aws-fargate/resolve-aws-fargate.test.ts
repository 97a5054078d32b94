import { describe, expect, test } from "vitest";
import { resolveAwsFargate } from "../../../src/platforms/aws-fargate/resolve-aws-fargate.ts";
import { type AwsFargateGiven, awsFargateSchema } from "../../../src/platforms/aws-fargate/settings.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../../src/units/size.ts";
import type { Workload } from "../../../src/workloads/workload.ts";
import { handMadeFunctions, handMadeWorkload, ms, s } from "../hand-made.ts";

const resolve = (changes: Partial<AwsFargateGiven> = {}, workload: Workload = handMadeWorkload()) =>
  resolveAwsFargate({ cpu: 1, memory: 2 * bytesPerGigabyte, ...changes }, workload);

const target = { metric: "cpu", value: 0.6 } as const;
const growing = { kind: "growing", min: 2, max: 10, target, schedule: [], initial: null } as const;

test("defaults: one task on demand, with the storage that is included", () => {
  expect(resolve().settings).toMatchObject({
    region: "us-east-1",
    architecture: "x86_64",
    vcpus: 1,
    memory: 2 * bytesPerGigabyte,
    instances: { kind: "fixed", count: 1 },
    slots: 100,
    queue: 1000,
    balancing: "least-outstanding",
    disk: 20 * bytesPerGigabyte,
    purchase: "on-demand",
    publicIpv4: true,
    launchRate: { burst: 100, perSecond: 20 },
    speed: 1,
  });
  expect(resolve().description).toBe(
    "AWS Fargate in us-east-1, one task of 1 vCPU and 2GB (x86_64), on demand, 100 requests in service per task.",
  );
});

describe("how a task starts", () => {
  const megabytes = (size: number) => ({ size: size * bytesPerMegabyte });

  test("the download takes as long as the image is large", () => {
    const pull = (image: AwsFargateGiven["package"]) => resolve({ package: image }).settings.boot[1];
    expect(pull(megabytes(140))).toEqual({ kind: "constant", value: 2 * s }); // at 70 MB a second
    expect(pull(megabytes(1400))).toEqual({ kind: "constant", value: 20 * s });
    expect(pull({ ...megabytes(200), pulledPerSecond: 50 * bytesPerMegabyte })).toEqual({
      kind: "constant",
      value: 4 * s,
    });
    expect(pull(megabytes(0))).toEqual({ kind: "constant", value: 0 });
  });

  test("a boot that is not divided comes after the download, and is billed", () => {
    const { boot } = awsFargateSchema.parse({ cpu: 1, memory: "2GB", boot: "25s" });
    const nothing = { kind: "constant", value: 0 };
    expect(resolve({ boot, package: megabytes(70) }).settings.boot).toEqual([
      nothing,
      { kind: "constant", value: s },
      { kind: "constant", value: 25 * s },
    ]);
    const divided = awsFargateSchema.parse({ cpu: 1, memory: "2GB", boot: { provisioning: "8s" } });
    expect(resolve({ boot: divided.boot, package: megabytes(70) }).settings.boot).toEqual([
      { kind: "constant", value: 8 * s },
      { kind: "constant", value: s },
      nothing,
    ]);
  });

  test("is assumed where nobody said, and listed only where tasks start at all", () => {
    const unconfirmed = (given: Partial<AwsFargateGiven>) =>
      resolve(given)
        .assumptions.filter(({ confirmed }) => !confirmed)
        .map(({ name }) => name);
    const ofStarting = [
      "task provisioning, before billing",
      "image size",
      "image download",
      "task start, besides the image's download",
    ];
    expect(unconfirmed({ instances: growing })).toEqual(expect.arrayContaining(ofStarting));
    for (const name of ofStarting) expect(unconfirmed({})).not.toContain(name);
    const said = {
      instances: growing,
      boot: { start: { kind: "constant", value: 20 * s } },
      package: { size: 1, pulledPerSecond: 1 },
    } as const;
    for (const name of ofStarting) expect(unconfirmed(said)).not.toContain(name);
  });
});

describe("vCPUs", () => {
  test("of x86_64 are taken for hyperthreads, from the two on that a task has to itself", () => {
    const siblingSpeed = (given: Partial<AwsFargateGiven>) => resolve(given).settings.siblingSpeed;
    expect(siblingSpeed({ cpu: 2 })).toBe(0.65);
    expect(siblingSpeed({ cpu: 2, architecture: "arm64" })).toBe(1);
    expect(siblingSpeed({ cpu: 1 })).toBe(1);
    expect(siblingSpeed({ cpu: 0.25 })).toBe(1);
    expect(siblingSpeed({ cpu: 1, siblingSpeed: 0.7 })).toBe(0.7);
  });

  test("limit what a service can do, by fractions too", () => {
    const { limits } = resolve({ cpu: 0.25, instances: growing });
    expect(limits).toContainEqual({ limit: "vCPU", value: 2.5, measuredBy: "peakVcpus" });
    expect(limits).toContainEqual({ limit: "tasks", value: 10, measuredBy: "peakInstances" });
  });
});

describe("prices", () => {
  const needs = (given: Partial<AwsFargateGiven>) =>
    resolve(given).priceNeeds.filter(({ card }) => card === "aws-fargate");
  const capacity = { card: "aws-fargate", region: "us-east-1", meters: ["vcpuHours", "memoryGbHours"] };

  test("are the architecture's, spot ones for either", () => {
    expect(needs({})).toEqual([{ ...capacity, variant: "x86_64" }]);
    expect(needs({ architecture: "arm64", purchase: "spot" })).toEqual([
      { ...capacity, variant: "arm64", purchase: "spot" },
    ]);
  });

  test("include storage only beyond what is included", () => {
    expect(needs({ disk: 21 * bytesPerGigabyte })).toContainEqual({
      card: "aws-fargate",
      region: "us-east-1",
      variant: null,
      meters: ["diskGbHours"],
    });
  });
});

test("spot warns that tasks are taken back", () => {
  expect(resolve({ purchase: "spot" }).warnings).toEqual([expect.stringContaining("two minutes' notice")]);
  expect(resolve().warnings).toEqual([]);
});

test("a load balancer hides the tasks, which then have no addresses of their own", () => {
  expect(resolve({ frontDoor: "aws-alb" }).settings.publicIpv4).toBe(false);
});

describe("memory: one process a task, and every slot's share", () => {
  test("the most slots that fit are named", () => {
    const workload = handMadeWorkload({ memory: bytesPerGigabyte, memoryPerRequest: 64 * bytesPerMegabyte });
    expect(resolve({ slots: 16 }, workload).ineligibleBecause).toEqual([]);
    expect(resolve({ slots: 17 }, workload).ineligibleBecause).toEqual([
      "17 slots need 2112MB of memory and a task has 2GB; the most slots that fit are 16",
    ]);
  });

  test("functions that share tasks have a process each in every task", () => {
    const each = { memory: 700 * bytesPerMegabyte };
    const functions = handMadeFunctions("account", { a: each, b: each, c: each });
    expect(resolve({}, functions).ineligibleBecause[0]).toContain("the processes of 3 functions needs 2100MB");
    expect(resolve({}, handMadeFunctions("none", { a: each, b: each, c: each })).ineligibleBecause).toEqual([]);
  });
});

test.each([
  [{ cpu: 3 }, "cpu is the number of vCPUs of a task: 0.25, 0.5, 1, 2, 4, 8, 16, 32"],
  [{ cpu: 0.25, memory: "4GB" }, "4GB comes with a cpu of 0.5, 1 or 2"],
  [{ disk: "10GB" }, "from 20GB, which are included, to 200GB"],
  [{ disk: "201GB" }, "to 200GB"],
  [{ package: { kind: "zip" } }, "kind is image"],
  [{ package: { pulledPerSecond: "0B" } }, "a rate above 0B"],
])("%j is refused", (changes, message) => {
  const parsed = awsFargateSchema.safeParse({ cpu: 1, memory: "2GB", ...changes });
  expect(parsed.error?.issues.map((issue) => issue.message).join()).toContain(message);
});

test("tasks of several functions are theirs together, or each has a service of its own", () => {
  const value = (sharing: "account" | "none") =>
    resolve({}, handMadeFunctions(sharing, { a: {}, b: {} })).assumptions.find(({ name }) => name === "functions")
      ?.value;
  expect(value("account")).toContain("all in the same tasks");
  expect(value("none")).toContain("a service and a front door of its own");
});

test("the overhead is a millisecond that nobody measured", () => {
  const { addedLatency, assumptions } = resolve();
  expect(addedLatency).toEqual([{ name: "overhead", settings: { kind: "constant", value: ms } }]);
  expect(assumptions.find(({ name }) => name === "platform overhead")?.confirmed).toBe(false);
});
