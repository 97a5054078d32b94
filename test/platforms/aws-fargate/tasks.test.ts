import { describe, expect, test } from "vitest";
import { resolveAwsFargate } from "../../../src/platforms/aws-fargate/resolve-aws-fargate.ts";
import type { AwsFargateGiven } from "../../../src/platforms/aws-fargate/settings.ts";
import type { FleetSize } from "../../../src/platforms/instance-pool/fleet-size.ts";
import { platforms } from "../../../src/platforms/platforms.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import { type HandMade, h, handMadeRun, handMadeWorkload, m, ms, s, serve } from "../hand-made.ts";

/** What tasks of 1 vCPU and 2 GB see of requests at known instants; they start at once unless it is said otherwise. */
function serveTasks(
  requests: readonly HandMade[],
  { windowEnd = h, ...changes }: Partial<AwsFargateGiven> & { readonly windowEnd?: number } = {},
): Observation {
  const nothing = { kind: "constant", value: 0 } as const;
  const workload = handMadeWorkload();
  const given = { cpu: 1, memory: 2 * bytesPerGigabyte, overhead: nothing, boot: {}, package: { size: 0 }, ...changes };
  const { settings } = resolveAwsFargate(given, workload);
  return serve(platforms["aws-fargate"]!.start(settings, workload, handMadeRun({ windowEnd })), requests);
}

/** From `min` at the start to `later` at that minute. */
const stepped = (minute: number, later: number, again: readonly [minute: number, min: number][] = []): FleetSize => ({
  kind: "growing",
  min: 1,
  max: 1000,
  target: { metric: "cpu", value: 0.5 },
  schedule: [[0, 1] as const, [minute, later] as const, ...again].map(([at, min]) => ({ cron: `${at} * * * *`, min })),
  initial: null,
});

const constant = (value: number) => ({ kind: "constant", value }) as const;
const hours = ({ usage }: Observation) => usage.vcpuHours! * h;

describe("launch rate", () => {
  test("150 launches at once: 100 start at once, then 20 each second, the last 2.5 s late", () => {
    const seen = serveTasks([], { instances: stepped(1, 151), windowEnd: 2 * m });
    const late = Array.from({ length: 50 }, (_, place) => (place + 1) * 50 * ms).reduce((sum, one) => sum + one);
    expect(hours(seen)).toBeCloseTo(2 * m + 150 * m - late, 3);
    expect(seen.instanceTime).toBe(2 * m + 150 * m - late);
  });

  test("the last is in service 2.5 s after the launch", () => {
    const until = (windowEnd: number) => serveTasks([], { instances: stepped(1, 151), windowEnd }).instanceTime;
    const start = m + 2400 * ms; // 149 tasks; one more 50 ms later, and the last 50 ms after that
    expect(until(start + 100 * ms) - until(start)).toBe(149 * 100 * ms + 50 * ms);
    expect(until(start + 200 * ms) - until(start + 100 * ms)).toBe(151 * 100 * ms);
  });
});

describe("billing", () => {
  const boot = { provisioning: constant(10 * s), start: constant(20 * s) };
  const image = { size: 140 * 1024 * 1024, pulledPerSecond: 70 * 1024 * 1024 };

  test("begins with the download of the image, and the task serves once it has started", () => {
    const seen = serveTasks([], { instances: stepped(1, 2), boot, package: image, windowEnd: 3 * m });
    expect(hours(seen)).toBeCloseTo(3 * m + 110 * s, 3); // launched at 60 s, placed at 70 s
    expect(seen.instanceTime).toBe(3 * m + 88 * s); // downloaded at 72 s, in service at 92 s
  });

  test("is a minute at least: a task given up while it starts, after 30 s of billing, costs 60 s", () => {
    // Launched at minute 16; at minute 17 the schedule asks for one task again, and nobody has called for 15 minutes.
    const instances = stepped(16, 2, [[17, 1]]);
    const slow = { provisioning: constant(30 * s), start: constant(5 * m) };
    const seen = serveTasks([], { instances, boot: slow, windowEnd: 30 * m });
    expect(hours(seen)).toBeCloseTo(30 * m + m, 3);
    expect(seen.instanceTime).toBe(30 * m);
  });

  test("is by vCPUs, memory and the storage beyond 20 GB", () => {
    const seen = serveTasks([], {
      cpu: 0.5,
      memory: 3 * bytesPerGigabyte,
      disk: 30 * bytesPerGigabyte,
      instances: { kind: "fixed", count: 2 },
    });
    expect(seen.usage).toMatchObject({ vcpuHours: 1, memoryGbHours: 6, diskGbHours: 20, ipv4Hours: 2 });
    expect(serveTasks([]).usage).not.toHaveProperty("diskGbHours");
  });
});

describe("a fraction of a vCPU is a quota", () => {
  const quarter = { cpu: 0.25, memory: bytesPerGigabyte } as const;

  test("a request alone takes four times its work", () => {
    const seen = serveTasks([{ at: 0, cpu: 50 * ms, io: 30 * ms }], quarter);
    expect(seen.latency.sum).toBe(230 * ms);
  });

  test("two share it", () => {
    const seen = serveTasks(
      [0, 0].map((at) => ({ at, cpu: 50 * ms })),
      quarter,
    );
    expect(seen.latency.sum).toBe(2 * 400 * ms);
    expect(seen.usedTime).toBe(100 * ms); // vCPU time, of a quarter of the hour
    expect(seen.availableTime).toBe(h / 4);
  });
});

test("two vCPUs of x86_64, both busy, are worth 1.3", () => {
  const seen = serveTasks(
    [0, 0].map((at) => ({ at, cpu: 65 * ms })),
    { cpu: 2, memory: 4 * bytesPerGigabyte },
  );
  expect(seen.latency.sum).toBe(2 * 100 * ms);
});
