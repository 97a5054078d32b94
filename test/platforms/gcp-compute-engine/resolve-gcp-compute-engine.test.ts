import { describe, expect, test } from "vitest";
import { gcpComputeEngine } from "../../../src/platforms/gcp-compute-engine/index.ts";
import { machineTypes } from "../../../src/platforms/gcp-compute-engine/machine-types.ts";
import { resolveGcpComputeEngine } from "../../../src/platforms/gcp-compute-engine/resolve-gcp-compute-engine.ts";
import {
  type GcpComputeEngineGiven,
  gcpComputeEngineSchema,
} from "../../../src/platforms/gcp-compute-engine/settings.ts";
import { rateCards } from "../../../src/pricing/cards/index.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import { handMadeRun, handMadeWorkload, m, ms, s, serve } from "../hand-made.ts";
import { issuesOf } from "../machines/monthly-bill.ts";

const resolve = (changes: Partial<GcpComputeEngineGiven> = {}) =>
  resolveGcpComputeEngine({ instance: "e2-standard-2", ...changes }, handMadeWorkload());

const given = (candidate: unknown): GcpComputeEngineGiven => gcpComputeEngineSchema.parse(candidate);

test("defaults: us-central1, one machine, a disk of 10 GB, billed by the second and a minute at least", () => {
  expect(resolve().settings).toMatchObject({
    region: "us-central1",
    vcpus: 2,
    memory: 8 * bytesPerGigabyte,
    instances: { kind: "fixed", count: 1 },
    billing: { billedFrom: { time: 0 }, least: m, step: s, activeStep: null },
    disk: 10 * bytesPerGigabyte,
    siblingSpeed: 0.65,
    credits: null,
  });
  expect(gcpComputeEngine.defaultRegion).toBe("us-central1");
});

test("the machine types are those of the card", () => {
  const priced = rateCards.filter(({ name }) => name === "gcp-compute-engine").flatMap(({ rates }) => rates);
  const names = new Set(priced.map(({ variant }) => variant));
  expect([...names].toSorted()).toEqual(machineTypes.map(({ name }) => name).toSorted());
});

test.each([
  ["e2-micro", 0.25, 1],
  ["e2-small", 0.5, 2],
  ["e2-medium", 1, 4],
])("%s shares a core: %f vCPU for ever, %i GB, and bursts are said to be left out", (instance, vcpus, gigabytes) => {
  const { settings, assumptions } = resolve({ instance });
  expect(settings).toMatchObject({ vcpus, memory: gigabytes * bytesPerGigabyte, siblingSpeed: 1 });
  expect(assumptions.find(({ name }) => name === "shared core")?.value).toContain("bursts above it are not modelled");
});

test("a shared core of a quarter of a vCPU takes four times as long", () => {
  const { settings } = resolve({ instance: "e2-micro" });
  const run = () => gcpComputeEngine.start(settings, handMadeWorkload(), handMadeRun());
  const seen = serve(run(), [{ at: 0, cpu: 10 * ms }]);
  expect(seen.latency.max).toBe(40 * ms + 1 * ms); // and the platform's overhead of 1 ms
});

test.each([
  ["e2-standard-2", "on-demand", ["instanceHours"]],
  ["c3-standard-4", "on-demand", ["instanceHours"]],
  ["n2-standard-2", "spot", ["instanceHours"]],
  [
    "n1-standard-16",
    "on-demand",
    ["instanceHours", "instanceHours25to50", "instanceHours50to75", "instanceHours75to100"],
  ],
  [
    "n2-standard-8",
    "committed-use-1y",
    ["committedHours", "instanceHours", "instanceHours25to50", "instanceHours50to75", "instanceHours75to100"],
  ],
] as const)("%s, %s is billed by %j", (instance, purchase, meters) => {
  const needs = resolve({ instance, purchase, disk: 0, publicIpv4: false }).priceNeeds;
  expect(needs.flatMap((need) => need.meters)).toEqual(meters);
});

describe("a managed instance group", () => {
  const scalerOf = (instances: unknown) => {
    const { settings } = resolve(given({ instance: "e2-standard-2", instances }));
    return settings.instances.kind === "growing" ? settings.instances.scaler : null;
  };

  test("follows 60 % CPU with an initialisation of a minute unless the scenario says otherwise", () => {
    const target = { metric: "cpu", value: 0.6 };
    expect(scalerOf({ min: 1, max: 4 })).toEqual({ kind: "managed-group", target, initialisation: 60 * s });
    expect(scalerOf({ min: 1, max: 4, target: "50 requests/s", initialisation: "3m" })).toEqual({
      kind: "managed-group",
      target: { metric: "requests", value: 50 },
      initialisation: 3 * m,
    });
  });

  test("says which of it nobody confirmed", () => {
    const assumed = (instances: unknown) => resolve(given({ instance: "e2-standard-2", instances })).assumptions;
    const target = (instances: unknown) => assumed(instances).find(({ name }) => name === "autoscaler target");
    expect(target({ min: 1, max: 4 })).toMatchObject({ value: "60 % CPU", setBy: "default", confirmed: false });
    expect(target({ min: 1, max: 4, target: "70% cpu" })).toMatchObject({ value: "70 % CPU", setBy: "user" });
  });
});

describe("bad input", () => {
  const gcp = (rest: string) => issuesOf(`platform: gcp-compute-engine, ${rest}`);

  test.each([
    [gcp("instance: e2-standrad-2"), /^instance: .*not a Compute Engine machine type; did you mean "e2-standard-2"\?/],
    [
      gcp("instance: e2-standard-2, region: us-cntral1"),
      /^region: .*did you mean "us-central1"\? \(regions: .*europe-west1/,
    ],
    [
      gcp("instance: n2-standard-2, region: europe-west1"),
      /^prices.instanceHours: .*regions with one: us-central1; europe-west1 has e2-standard-2/,
    ],
    [
      gcp("instance: e2-standard-2, instances: {min: 1, max: 2, rules: []}"),
      /^instances.rules: .*a managed instance group follows a target, not rules/,
    ],
    [
      gcp("instance: e2-standard-2, instances: {min: 1, max: 2, initialisation: 2h}"),
      /^instances.initialisation: .*at most 1h/,
    ],
    [gcp("instance: e2-standard-2, purchase: reserved-1y"), /^purchase: .*committed-use-1y/],
    [gcp("instance: e2-standard-2, committed: 1"), /^committed: .*committed-use-1y or committed-use-3y, not on-demand/],
    [
      gcp("instance: e2-standard-2, purchase: committed-use-1y, committed: 3"),
      /^committed: .*larger than the fleet of 1 machine/,
    ],
  ])("%j", (issues, expected) => {
    expect(issues[0]).toMatch(expected);
  });
});
