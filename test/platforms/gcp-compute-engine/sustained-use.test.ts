import { describe, expect, test } from "vitest";
import { boughtLater } from "../../../src/platforms/gcp-compute-engine/bought-later.ts";
import { computeEngineUsage } from "../../../src/platforms/gcp-compute-engine/compute-engine-usage.ts";
import { gcpComputeEngine } from "../../../src/platforms/gcp-compute-engine/index.ts";
import { hoursByQuarter } from "../../../src/platforms/gcp-compute-engine/sustained-use.ts";
import { BilledInstances } from "../../../src/platforms/instance-pool/billed-instances.ts";
import { nothingConsumed } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import { bill } from "../../../src/pricing/bill.ts";
import { findRates } from "../../../src/pricing/find-rates.ts";
import type { Usage } from "../../../src/usage/meter.ts";
import { h, handMadeRun, handMadeWorkload } from "../hand-made.ts";

const month = 730 * h;
const half = month / 2;

/** Changes of the number of machines that are billed: at those moments, by so many. */
function stacked(...changes: readonly (readonly [at: number, by: number])[]): readonly number[] {
  const billed = new BilledInstances({ committed: 0, minimum: 0 });
  for (const [at, by] of changes) for (let i = 0; i < Math.abs(by); i++) billed.change(at, Math.sign(by));
  return billed.stackedUpTo(month);
}

const quarters = (usage: Usage) => [
  usage.instanceHours,
  usage.instanceHours25to50,
  usage.instanceHours50to75,
  usage.instanceHours75to100,
];

const resolve = (changes: object = {}) =>
  gcpComputeEngine.resolve({ instance: "n1-standard-16", ...changes } as never, handMadeWorkload(), month);

/** USD for n1-standard-16 by hand: full price for the first quarter of the month, then 20, 40 and 60 % off. */
const costOf = (usage: Usage) => {
  const { priceNeeds } = resolve({ disk: 0, publicIpv4: false });
  return bill(usage, findRates(priceNeeds, {}).rates, { freeTier: 0 }).total;
};

test("one machine all month: a quarter of its hours in each quarter, 30 % off altogether", () => {
  const usage = hoursByQuarter(stacked([0, 1]), month);
  expect(quarters(usage)).toEqual([182.5, 182.5, 182.5, 182.5]);
  expect(costOf(usage)).toBeCloseTo(0.7 * 730 * 0.76, 9);
});

test("two halves of the month that do not overlap are one machine all month", () => {
  const usage = hoursByQuarter(stacked([0, 1], [half, -1], [half, 1]), month);
  expect(quarters(usage)).toEqual([182.5, 182.5, 182.5, 182.5]);
});

test("two machines in the same half of the month: each has its first two quarters", () => {
  const usage = hoursByQuarter(stacked([0, 2], [half, -2]), month);
  expect(quarters(usage)).toEqual([365, 365, 0, 0]);
  expect(costOf(usage)).toBeCloseTo(0.76 * (365 + 0.8 * 365), 9);
});

test("half of the month only: 10 % off", () => {
  const usage = hoursByQuarter(stacked([half, 1]), month);
  expect(quarters(usage)).toEqual([182.5, 182.5, 0, 0]);
  expect(costOf(usage)).toBeCloseTo(0.9 * 365 * 0.76, 9);
});

test("halves that overlap by a quarter: one machine for three quarters, another for the one", () => {
  const usage = hoursByQuarter(stacked([0, 1], [half / 2, 1], [half, -1], [1.5 * half, -1]), month);
  expect(quarters(usage)).toEqual([365, 182.5, 182.5, 0]);
});

test("that a spike's machines are discounted by its window is said where they grow for one", () => {
  const growing = { kind: "growing", min: 1, max: 3, schedule: [], initial: null } as const;
  const listed = (instances: object, occurs: { readonly occurs?: number }) => {
    const arrivals = { kind: "spike", rate: 1, at: h, peak: 9, duration: h, ...occurs } as const;
    const workload = handMadeWorkload({ arrivals });
    const given = { instance: "n1-standard-16", instances } as never;
    const { assumptions } = gcpComputeEngine.resolve(given, workload, month);
    return assumptions.find(({ name }) => name === "sustained use")?.value;
  };
  expect(listed(growing, { occurs: 2 })).toContain("what a spike adds is discounted as if its window were the month");
  expect(listed(growing, {})).not.toContain("spike");
  expect(listed({ kind: "fixed", count: 2 }, { occurs: 2 })).not.toContain("spike");
});

describe("bought otherwise", () => {
  const consumed = {
    ...nothingConsumed,
    billedTime: 1.5 * month,
    coveredTime: { atOnce: month, hours: [] },
    stackedTime: [month, half],
  };
  const span = { window: month, month, served: 0 };

  test("committed machines are the first ones; what runs beyond them has sustained use of its own", () => {
    const instances = { kind: "growing", min: 1, max: 3, schedule: [], initial: null } as const;
    const { settings } = resolve({ instances, purchase: "committed-use-1y", disk: 0 });
    expect(computeEngineUsage(settings)(consumed, span)).toEqual({
      instanceHours: 182.5,
      instanceHours25to50: 182.5,
      instanceHours50to75: 0,
      instanceHours75to100: 0,
      committedHours: 730,
      diskGbMonths: 0,
    });
  });

  test("spot machines, and types without sustained use, have one meter", () => {
    for (const changes of [{ purchase: "spot" }, { instance: "e2-standard-2" }]) {
      const { settings } = resolve({ ...changes, disk: 0 });
      const uncovered = { ...consumed, coveredTime: nothingConsumed.coveredTime };
      expect(computeEngineUsage(settings)(uncovered, span)).toEqual({ instanceHours: 1.5 * 730, diskGbMonths: 0 });
    }
  });

  test.each([
    ["n1-standard-16", "on-demand", undefined],
    ["n1-standard-16", "spot", undefined],
    ["n1-standard-16", "committed-use-1y", 3],
    ["n1-standard-16", "committed-use-3y", 1],
    ["e2-standard-2", "committed-use-1y", 2],
    ["e2-standard-2", "spot", undefined],
  ])(
    "three of %s, %s (%s committed): divided afterwards as a run of its own meters it",
    (instance, purchase, committed) => {
      const workload = handMadeWorkload();
      const { settings } = resolve({ instance, purchase, committed, instances: { kind: "fixed", count: 3 } });
      const run = handMadeRun({ windowStart: h, windowEnd: 25 * h });
      const usageOf = (of: typeof settings) => gcpComputeEngine.start(of, workload, run).finish().usage;
      expect(boughtLater.usage(usageOf(boughtLater.without(settings)), settings, 24 * h)).toEqual(usageOf(settings));
    },
  );
});
