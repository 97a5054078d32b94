import { describe, expect, test } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { awsEc2 } from "../../../src/platforms/aws-ec2/index.ts";
import type { AwsEc2Settings } from "../../../src/platforms/aws-ec2/settings.ts";
import { awsLambda } from "../../../src/platforms/aws-lambda/index.ts";
import type { AwsLambdaSettings } from "../../../src/platforms/aws-lambda/settings.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import type { OneFunction, Sharing } from "../../../src/workloads/workload.ts";
import { constant, functionSettings } from "../aws-lambda/hand-made-function.ts";
import { type HandMade, handMadeFunctions, handMadeRun, handMadeWorkload, ms, plain, s, serve } from "../hand-made.ts";
import { fleetSettings } from "../instance-pool/hand-made-pool.ts";

const exponential = (mean: number) => ({ kind: "exponential", mean }) as const;
const retry = { attempts: 4, base: 300 * ms, cap: 2 * s };
const overhead = [{ name: "overhead", settings: exponential(5 * ms) }];

const functions: Readonly<Record<string, AwsLambdaSettings>> = {
  plain: functionSettings({ addedLatency: overhead }),
  "limited, with retries": functionSettings({ concurrencyLimit: 3, retry, frontDoor: "aws-http-api" }),
  reserved: functionSettings({ concurrencyLimit: 2, limitCause: "reserved", retry }),
  "provisioned, random": functionSettings({
    provisionedConcurrency: 2,
    concurrencyLimit: 5,
    routing: "random",
    keepAlive: exponential(2 * s),
  }),
};

const fleets: Readonly<Record<string, AwsEc2Settings>> = {
  plain: fleetSettings({ addedLatency: overhead, balancing: "random", instances: 2 }),
  "full, with retries": fleetSettings({ slots: 2, queue: 1, retry, frontDoor: "aws-rest-api" }),
  growing: fleetSettings({
    boot: exponential(3 * s),
    instances: {
      kind: "growing",
      min: 1,
      max: 4,
      initial: null,
      schedule: [],
      target: { metric: "cpu", value: 0.2 },
    },
  }),
};

/** Requests in bursts over five minutes, of two functions in turn by twos and ones. */
const requests: readonly HandMade[] = Array.from({ length: 3000 }, (_, i) => ({
  at: i * 100 * ms + (i % 7) * 13 * ms - (i % 50 < 25 ? (i % 50) * 95 * ms : 0),
  cpu: (i % 13) * 9 * ms,
  io: (i % 5) * 40 * ms + 1,
  of: i % 3 === 0 ? 1 : 0,
})).sort((one, other) => one.at - other.at);

const objectiveWindows = [
  {
    length: 60 * s,
    asksLatency: true,
    holds: ({ percentile }: { percentile: (p: number) => number }) => percentile(0.9) < 300 * ms,
  },
  {
    length: 45 * s,
    asksLatency: false,
    holds: ({ throttled, usedTime }: { throttled: number; usedTime: number }) => throttled + usedTime < 3e7,
  },
];

/** A function's streams without its name, so that it has the chance it would have alone. */
const nameless: StationRun["random"] = (name) =>
  new RandomStream({ seed: 5, replication: 0, name: name.replace(/^functions\["\w+"\]\./, "") });

const run = () =>
  handMadeRun({ windowStart: 20 * s, windowEnd: 280 * s, seriesStep: 2 * s, objectiveWindows, random: nameless });

const failing: Partial<OneFunction> = { failures: 0.1, request: 2048, response: 9000, logs: 100 };

/** All but what only several functions have. */
function asOne(seen: Observation): unknown {
  const { functions: _, peakFunctionConcurrency: __, peakFunctionInstances: ___, ...rest } = seen;
  return plain(rest);
}

const ofOne = requests.map((request) => ({ ...request, of: 0 }));

describe("one function in a list of functions sees what it would see alone", () => {
  for (const sharing of ["account", "none"] as const) {
    const workload = handMadeFunctions(sharing, { one: failing });
    test.each(Object.entries(functions))(`sharing ${sharing}, aws-lambda: %s`, (_, settings) => {
      const alone = serve(awsLambda.start(settings, handMadeWorkload(failing), run()), ofOne, 700);
      const listed = serve(awsLambda.start(settings, workload, run()), ofOne, 700);
      expect(asOne(listed)).toEqual(asOne(alone));
      expect(alone.completed).toBeGreaterThan(1000);
      expect(plain(listed.functions![0]!.latency as never)).toEqual(plain(alone.latency as never));
    });
    test.each(Object.entries(fleets))(`sharing ${sharing}, aws-ec2: %s`, (_, settings) => {
      const alone = serve(awsEc2.start(settings, handMadeWorkload(failing), run()), ofOne, 700);
      const listed = serve(awsEc2.start(settings, workload, run()), ofOne, 700);
      expect(asOne(listed)).toEqual(asOne(alone));
      expect(plain(listed.functions![0]!.latency as never)).toEqual(plain(alone.latency as never));
    });
  }
});

const named: StationRun["random"] = (name) => new RandomStream({ seed: 5, replication: 0, name });
const two = (sharing: Sharing) => handMadeFunctions(sharing, { a: failing, b: { failures: 0.02 } });

/** What each function saw, as plain data. */
const partsOf = ({ functions: parts }: Observation) =>
  parts!.map(({ usage, latency, ...rest }) => plain({ ...rest, latency, requests: usage?.requests } as never));

describe("two functions", () => {
  const seenBy = (settings: AwsLambdaSettings, sharing: Sharing, changes: Partial<StationRun> = {}) =>
    serve(awsLambda.start(settings, two(sharing), { ...run(), random: named, ...changes }), requests, 500);

  test("where no limit binds, an account of one's own makes no difference", () => {
    for (const settings of [functions.plain!, functionSettings({ keepAlive: exponential(3 * s), routing: "random" })]) {
      const [shared, apart] = [seenBy(settings, "account"), seenBy(settings, "none")];
      expect(shared.throttled).toBe(0);
      expect(partsOf(shared)).toEqual(partsOf(apart));
      const { peakConcurrency: _, peakInstances: __, peakRequestRate: ___, offeredLoad: ____, ...rest } = shared;
      const { peakConcurrency, peakInstances, peakRequestRate, offeredLoad, ...others } = apart;
      expect(asOne(rest as Observation)).toEqual(asOne(others as Observation));
      expect(peakConcurrency).toBeGreaterThanOrEqual(shared.peakConcurrency);
      expect(peakInstances).toBeGreaterThanOrEqual(shared.peakInstances);
      expect(shared.peakRequestRate).toBeGreaterThanOrEqual(peakRequestRate);
      expect(shared.offeredLoad).toBeGreaterThanOrEqual(offeredLoad);
    }
  });

  test("sharing never lets more requests in at once than the account has", () => {
    for (const limit of [1, 2, 5]) {
      const seen = seenBy(functionSettings({ concurrencyLimit: limit, retry }), "account");
      expect(seen.peakConcurrency).toBe(limit);
      expect(seen.throttledBy.account).toBeGreaterThan(0);
    }
  });

  test("a function that is added leaves the others' figures as they were, where nothing is shared", () => {
    const settings = functionSettings({ concurrencyLimit: 3, retry, addedLatency: overhead });
    const only = requests.filter(({ of }) => of === 1).map((request) => ({ ...request, of: 0 }));
    const alone = handMadeFunctions("none", { b: { failures: 0.02 } });
    const seen = serve(awsLambda.start(settings, alone, { ...run(), random: named }), only, 500);
    expect(partsOf(seen)[0]).toEqual(partsOf(seenBy(settings, "none"))[1]);
  });

  test("totals without detail are those with it", () => {
    const settings = functions["limited, with retries"]!;
    // The busiest stretch of a bucket is looked for between edges, of which there are more with detail.
    const { series: _, worstHour: __, peakFrontDoorRate, ...full } = seenBy(settings, "account");
    const {
      series: ___,
      worstHour: ____,
      peakFrontDoorRate: least,
      ...bare
    } = seenBy(settings, "account", { detail: false });
    expect(plain(bare as Observation)).toEqual(plain(full as Observation));
    expect(least).toBeLessThanOrEqual(peakFrontDoorRate);
  });
});

test("the order of the functions is not the order of their luck", () => {
  const settings = functionSettings({
    coldStart: { setup: exponential(90 * ms), init: exponential(s), firstCall: constant(0) },
  });
  const swapped = requests.map((request) => ({ ...request, of: 1 - request.of! }));
  const forth = handMadeFunctions("account", { a: {}, b: {} });
  const back = handMadeFunctions("account", { b: {}, a: {} });
  const seen = serve(awsLambda.start(settings, forth, { ...run(), random: named }), requests);
  const other = serve(awsLambda.start(settings, back, { ...run(), random: named }), swapped);
  expect(partsOf(other).toReversed()).toEqual(partsOf(seen));
});
