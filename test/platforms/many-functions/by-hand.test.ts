import { describe, expect, test } from "vitest";
import { awsEc2 } from "../../../src/platforms/aws-ec2/index.ts";
import { awsLambda } from "../../../src/platforms/aws-lambda/index.ts";
import type { AwsLambdaSettings } from "../../../src/platforms/aws-lambda/settings.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import type { OneFunction, Sharing } from "../../../src/workloads/workload.ts";
import { constant, functionSettings } from "../aws-lambda/hand-made-function.ts";
import { type HandMade, handMadeFunctions, handMadeRun, ms, s, serve } from "../hand-made.ts";
import { type FleetChanges, fleetSettings } from "../instance-pool/hand-made-pool.ts";

const [a, b] = [0, 1];
const atOnce = { setup: constant(0), init: constant(0), firstCall: constant(0) };

interface Changes {
  readonly a?: Partial<OneFunction>;
  readonly b?: Partial<OneFunction>;
}

function onLambda(
  sharing: Sharing,
  requests: readonly HandMade[],
  { settings = {}, functions = {} }: { settings?: Partial<AwsLambdaSettings>; functions?: Changes } = {},
): Observation {
  const workload = handMadeFunctions(sharing, { a: functions.a ?? {}, b: functions.b ?? {} });
  const complete = functionSettings({ coldStart: atOnce, ...settings });
  return serve(awsLambda.start(complete, workload, handMadeRun()), requests);
}

function onMachines(
  sharing: Sharing,
  requests: readonly HandMade[],
  { settings = {}, functions = {} }: { settings?: FleetChanges; functions?: Changes } = {},
): Observation {
  const workload = handMadeFunctions(sharing, { a: functions.a ?? {}, b: functions.b ?? {} });
  return serve(awsEc2.start(fleetSettings(settings), workload, handMadeRun()), requests);
}

const by = ({ functions }: Observation, key: "completed" | "throttled" | "rejected" | "failed" | "offered") =>
  functions!.map((one) => one[key]);

describe("an account of one request at a time", () => {
  const settings = { concurrencyLimit: 1 };
  const calls = [
    { of: a, at: 0, io: s },
    { of: b, at: 500 * ms, io: s }, // while a is in service
    { of: b, at: s, io: s }, // as a leaves
    { of: a, at: s + 999 * ms, io: s }, // while b is in service
  ];

  test("shared: whoever comes while the other is in service is throttled by the account", () => {
    const seen = onLambda("account", calls, { settings });
    expect(by(seen, "completed")).toEqual([1, 1]);
    expect(by(seen, "throttled")).toEqual([1, 1]);
    expect(seen.throttledBy.account).toBe(2);
    expect([seen.peakConcurrency, seen.peakFunctionConcurrency]).toEqual([1, 1]);
    expect(seen.functions!.map(({ concurrency }) => concurrency)).toEqual([
      { time: s, peak: 1 },
      { time: s, peak: 1 },
    ]);
  });

  test("each alone: only b is in its own way", () => {
    const seen = onLambda("none", calls, { settings });
    expect(by(seen, "completed")).toEqual([2, 1]);
    expect(by(seen, "throttled")).toEqual([0, 1]);
  });

  test("the requests per second are drawn from one bucket, also by what is refused further down", () => {
    const crowd = Array.from({ length: 12 }, (_, i) => ({ of: i % 2, at: 0, io: s }));
    // Ten tokens: one served, nine refused by the concurrency, two by the bucket.
    const shared = onLambda("account", crowd, { settings });
    expect(shared.throttledBy).toMatchObject({ account: 9, requestRate: 2 });
    expect(shared.peakRequestRate).toBe(10);
    // Six tokens each of ten: one served and five refused by the concurrency, twice.
    expect(onLambda("none", crowd, { settings }).throttledBy).toMatchObject({ account: 10, requestRate: 0 });
  });
});

describe("what is set aside for each function", () => {
  test("provisioned instances are the function's, busy or idle, and count against the account", () => {
    const settings = { concurrencyLimit: 3, provisionedConcurrency: 1 };
    const calls = [
      ...[0, 1, 2].map((at) => ({ of: a, at, io: s })), // its own one, the one that is left, and no more
      ...[3, 4].map((at) => ({ of: b, at, io: s })), // its own one, and no more
    ];
    const seen = onLambda("account", calls, { settings });
    expect(by(seen, "completed")).toEqual([2, 1]);
    expect(by(seen, "throttled")).toEqual([1, 1]);
    expect(seen.provisioned?.spilled).toBe(1);
  });

  test("reserved concurrency limits each function by itself", () => {
    const settings = { concurrencyLimit: 1, limitCause: "reserved" } as const;
    const calls = [0, 1, 2, 3].map((at) => ({ of: at % 2, at, io: s }));
    const seen = onLambda("account", calls, { settings });
    expect(by(seen, "completed")).toEqual([1, 1]);
    expect(seen.throttledBy.reserved).toBe(2);
    expect([seen.peakConcurrency, seen.peakFunctionConcurrency]).toEqual([2, 1]);
  });
});

describe("each function has environments of its own", () => {
  test("b cannot use the one that a has left idle", () => {
    const calls = [
      { of: a, at: 0, io: ms },
      { of: b, at: s, io: ms },
      { of: a, at: 2 * s, io: ms },
    ];
    const seen = onLambda("account", calls);
    expect(seen.functions!.map(({ coldStarts }) => coldStarts)).toEqual([1, 1]);
    expect([seen.peakInstances, seen.peakFunctionInstances]).toEqual([2, 1]);
    expect(seen.peakConcurrency).toBe(1); // never two at once
    expect(onLambda("none", calls).peakConcurrency).toBe(2); // the sum of the peaks
  });

  test("work, start-up work and failures are the function's own", () => {
    const functions = { b: { init: { cpu: constant(0), io: constant(300 * ms) }, failures: 1 } };
    const seen = onLambda(
      "account",
      [
        { at: 0, io: s },
        { of: b, at: 0, io: 10 * ms },
      ],
      { functions },
    );
    expect(by(seen, "failed")).toEqual([0, 1]);
    expect(seen.latency.sum).toBe(s);
    expect(seen.wait.max).toBe(300 * ms);
    expect(seen.functions!.map(({ usage }) => usage?.requests)).toEqual([1, 1]);
  });

  test("callers of one function come again while the other's are served", () => {
    // The second attempt follows within the first second of its first, and b holds the account for an hour.
    const retry = { attempts: 2, base: s, cap: s };
    const calls = [
      { of: b, at: 0, io: 3600 * s },
      { of: a, at: s, io: ms },
      { of: a, at: 30 * s, io: ms },
    ];
    const seen = onLambda("account", calls, { settings: { concurrencyLimit: 1, timeout: 7200 * s, retry } });
    expect(seen.functions!.map(({ retried }) => retried)).toEqual([2, 0]);
    expect(by(seen, "throttled")).toEqual([2, 0]);
    const short = calls.map((call) => (call.of === b ? { ...call, io: s + 1 } : call));
    const served = onLambda("account", short, { settings: { concurrencyLimit: 1, timeout: 7200 * s, retry } });
    expect(by(served, "completed")).toEqual([2, 1]);
    expect(served.functions!.map(({ retried }) => retried)).toEqual([1, 0]);
  });
});

describe("the front door", () => {
  const sizes = { b: { response: 600 * 1024 } };
  const calls = [
    { of: a, at: 0, io: ms },
    { of: b, at: s, io: ms },
    { of: b, at: 2 * s, io: ms },
  ];

  test("meters each request by its own size", () => {
    const lambda = onLambda("account", calls, { settings: { frontDoor: "aws-http-api" }, functions: sizes });
    const machines = onMachines("account", calls, { settings: { frontDoor: "aws-http-api" }, functions: sizes });
    expect([lambda.usage.apiRequests, machines.usage.apiRequests]).toEqual([5, 5]); // 1 + 2 x 2 steps of 512 KB
    expect(lambda.functions!.map(({ usage }) => usage!.apiRequests)).toEqual([1, 4]);
    expect(machines.usage.egressGb).toBeCloseTo((2 * 600) / (1024 * 1024), 12);
  });

  test("a load balancer is there once for all, or once for each", () => {
    const settings = { frontDoor: "aws-alb" } as const;
    const shared = onLambda("account", calls, { settings, functions: sizes });
    expect([shared.usage.lbHours, shared.usage.ipv4Hours]).toEqual([1, 2]);
    expect(shared.functions!.map(({ usage }) => usage!.lbHours)).toEqual([undefined, undefined]);
    // Bytes decide, at 0.4 GB an hour: 2 x 600 KB.
    expect(shared.usage.lcuHours).toBeCloseTo((2 * 600 * 1024) / 0.4e9, 12);
    const apart = onLambda("none", calls, { settings, functions: sizes });
    expect([apart.usage.lbHours, apart.usage.ipv4Hours]).toEqual([2, 4]);
  });
});

describe("machines", () => {
  test("shared: both functions' requests share the vCPU; each alone: each has a machine", () => {
    const calls = [
      { of: a, at: 0, cpu: 100 * ms },
      { of: b, at: 0, cpu: 100 * ms },
    ];
    const shared = onMachines("account", calls);
    expect(shared.functions!.map(({ latency }) => latency.sum)).toEqual([200 * ms, 200 * ms]);
    expect(shared.usage.instanceHours).toBe(1);
    expect(shared.functions!.map(({ usage, concurrency }) => [usage, concurrency])).toEqual([
      [null, null],
      [null, null],
    ]);
    const apart = onMachines("none", calls);
    expect(apart.functions!.map(({ latency }) => latency.sum)).toEqual([100 * ms, 100 * ms]);
    expect(apart.usage.instanceHours).toBe(2);
    expect(apart.functions!.map(({ usage }) => usage?.instanceHours)).toEqual([1, 1]);
    expect([apart.peakInstances, apart.peakFunctionInstances]).toEqual([2, 1]);
  });

  test("a share of parallel work and a chance to fail of its own", () => {
    const nothing = constant(0);
    const work = { from: "distributions", cpu: nothing, io: nothing, parallel: 1 } as const;
    const calls = [
      { of: a, at: 0, cpu: 100 * ms },
      { of: b, at: s, cpu: 100 * ms },
      { of: a, at: 2 * s, cpu: 100 * ms },
    ];
    const seen = onMachines("account", calls, {
      settings: { vcpus: 2 },
      functions: { a: { work }, b: { failures: 1 } },
    });
    expect(seen.functions!.map(({ latency }) => latency.sum)).toEqual([2 * 50 * ms, 0]);
    expect(by(seen, "failed")).toEqual([0, 1]);
    expect(seen.serviceTime).toBe(200 * ms);
  });

  test("a full queue rejects whoever comes", () => {
    const calls = [
      { of: a, at: 0, io: s },
      { of: a, at: 1, io: s },
      { of: b, at: 2, io: s },
      { of: a, at: 3, io: s },
    ];
    const seen = onMachines("account", calls, { settings: { slots: 1, queue: 1 } });
    expect([by(seen, "offered"), by(seen, "rejected")]).toEqual([
      [3, 1],
      [1, 1],
    ]);
  });

  test("a growing fleet begins with what the work of all functions asks for", () => {
    const started = (sharing: Sharing) => {
      const work = (cpu: number) =>
        ({ from: "distributions", cpu: constant(cpu), io: constant(0), parallel: 0 }) as const;
      const functions = {
        a: { arrivals: { kind: "constant", rate: 10 }, work: work(100 * ms) } as const,
        b: { arrivals: { kind: "constant", rate: 1 }, work: work(500 * ms) } as const,
      };
      const target = { metric: "cpu", value: 0.5 } as const;
      const instances = { kind: "growing", min: 1, max: 9, initial: null, schedule: [], target } as const;
      return onMachines(sharing, [], { settings: { instances }, functions }).peakInstances;
    };
    expect(started("account")).toBe(3); // (10 x 0.1 + 1 x 0.5) / 0.5
    expect(started("none")).toBe(2 + 1);
  });
});
