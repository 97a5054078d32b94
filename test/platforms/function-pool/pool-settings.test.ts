import { expect, test } from "vitest";
import { lambdaPool } from "../../../src/platforms/aws-lambda/lambda-pool.ts";
import type { FunctionConsumption, FunctionMeters } from "../../../src/platforms/function-pool/function-meters.ts";
import type { FunctionPoolSettings } from "../../../src/platforms/function-pool/function-pool-settings.ts";
import { startFunctionPool } from "../../../src/platforms/function-pool/start-function-pool.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import type { OneFunction, Workload } from "../../../src/workloads/workload.ts";
import { constant, functionSettings } from "../aws-lambda/hand-made-function.ts";
import { type HandMade, handMadeFunctions, handMadeRun, handMadeWorkload, m, ms, s, serve } from "../hand-made.ts";

/** One vCPU, 20 ms setup, 100 ms init, and none of the limits that AWS Lambda has. */
function poolSettings(changes: Partial<FunctionPoolSettings> = {}): FunctionPoolSettings {
  return {
    ...lambdaPool(functionSettings()),
    vcpus: 1,
    initLimit: null,
    requestRate: null,
    scaleOut: null,
    billingStep: 1,
    ...changes,
  };
}

/** Keeps what it is told, for a test to read. */
function metersThatKeep(kept: FunctionConsumption[]): FunctionMeters {
  return {
    usage: (consumed) => {
      kept.push(consumed);
      return { requests: consumed.served };
    },
    commitment: null,
  };
}

interface Seen {
  readonly observation: Observation;
  readonly consumed: readonly FunctionConsumption[];
}

function ask(changes: Partial<FunctionPoolSettings>, requests: readonly HandMade[], workload: Workload): Seen {
  const consumed: FunctionConsumption[] = [];
  const start = { workload, run: handMadeRun(), meters: metersThatKeep(consumed) };
  const observation = serve(startFunctionPool(poolSettings(changes), start), requests);
  return { observation, consumed };
}

function askOne(
  changes: Partial<FunctionPoolSettings>,
  requests: readonly HandMade[],
  workload: Partial<OneFunction> = {},
): Seen {
  return ask(changes, requests, handMadeWorkload(workload));
}

test("billed time is rounded up to the step: a cold 100 + 30 ms and a warm 30 ms", () => {
  const requests = [
    { at: 0, io: 30 * ms },
    { at: 1 * s, io: 30 * ms + 1 },
  ];
  const billed = (billingStep: number) => askOne({ billingStep }, requests).consumed[0]!.billed;
  expect(billed(1)).toEqual({ onDemand: 160 * ms + 1, provisioned: 0 });
  expect(billed(1 * ms)).toEqual({ onDemand: 161 * ms, provisioned: 0 });
  expect(billed(100 * ms)).toEqual({ onDemand: 300 * ms, provisioned: 0 });
});

test("provisioned instances are billed apart, by the same step", () => {
  const requests = [
    { at: 0, io: 30 * ms },
    { at: 1 * ms, io: 30 * ms },
  ];
  const { consumed } = askOne({ provisionedConcurrency: 1, billingStep: 100 * ms }, requests);
  expect(consumed[0]!.billed).toEqual({ onDemand: 200 * ms, provisioned: 100 * ms });
});

test("without a limit to initialisation it takes what it takes; with one it is done again in the handler", () => {
  const coldStart = { setup: constant(0), init: constant(12 * s), firstCall: constant(0) };
  const held = (initLimit: number | null) =>
    askOne({ coldStart, initLimit }, [{ at: 0, io: 1 * s }]).observation.serviceTime;
  expect(held(null)).toBe(13 * s);
  expect(held(10 * s)).toBe((10 + 12 + 1) * s);
});

test("a restore takes the place of initialisation and is not billed", () => {
  const { observation, consumed } = askOne({ restore: constant(300 * ms) }, [{ at: 0, io: 50 * ms }]);
  expect(observation.serviceTime).toBe((20 + 300 + 50) * ms);
  expect(consumed[0]!.billed.onDemand).toBe(50 * ms);
});

test("less than one vCPU slows CPU work and the first call, not io", () => {
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(10 * ms) };
  const { observation } = askOne({ vcpus: 0.5, coldStart }, [{ at: 0, cpu: 20 * ms, io: 5 * ms }]);
  expect(observation.serviceTime).toBe((40 + 5 + 20) * ms);
});

test("a response beyond what is sent at once keeps its instance", () => {
  const streaming = { atOnce: 1000, bytesPerSecond: 500 };
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };
  const { observation, consumed } = askOne({ streaming, coldStart }, [{ at: 0, io: 1 * s }], { response: 2000 });
  expect(observation.serviceTime).toBe(3 * s);
  expect(consumed[0]).toMatchObject({ response: 2000, completed: 1, coldStarts: 1 });
});

test("one limit by the second binds without the other, and none tells of no peak", () => {
  const burst = Array.from({ length: 40 }, () => ({ at: 0, io: 1 * s }));
  const limit = { capacity: 30, perSecond: 1 };
  const free = askOne({}, burst).observation;
  expect([free.completed, free.peakRequestRate, free.peakScaleOut]).toEqual([40, 0, 0]);
  const byRequests = askOne({ requestRate: limit }, burst).observation;
  expect([byRequests.throttledBy.requestRate, byRequests.peakRequestRate, byRequests.peakScaleOut]).toEqual([
    10, 30, 0,
  ]);
  const byInstances = askOne({ scaleOut: limit }, burst).observation;
  expect([byInstances.throttledBy.scaleRate, byInstances.peakRequestRate, byInstances.peakScaleOut]).toEqual([
    10, 0, 30,
  ]);
});

test("a commitment takes the place of the meters of time, hour by hour; of one account once for all functions", () => {
  const requests = [
    { at: 0, io: 10 * s, of: 0 },
    { at: 1 * m, io: 20 * s, of: 1 },
  ];
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };
  const meters: FunctionMeters = {
    usage: ({ billed }) => ({ gbSeconds: billed.onDemand / s }),
    commitment: {
      settle: (hours) => ({ gbSeconds: 0, committedGbSeconds: hours.reduce((sum, { billed }) => sum + billed / s, 0) }),
      share: ({ gbSeconds = 0 }) => ({ committedGbSeconds: gbSeconds }),
    },
  };
  const workload = handMadeFunctions("account", { a: {}, b: {} });
  const start = { workload, run: handMadeRun(), meters };
  const { usage, functions } = serve(startFunctionPool(poolSettings({ coldStart }), start), requests);
  expect(usage).toMatchObject({ gbSeconds: 0, committedGbSeconds: 30 });
  expect(functions!.map((one) => one.usage!.committedGbSeconds)).toEqual([10, 20]);
});
