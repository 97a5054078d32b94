import { describe, expect, test } from "vitest";
import { azureVm } from "../../../src/platforms/azure-vm/index.ts";
import { resolveAzureVm } from "../../../src/platforms/azure-vm/resolve-azure-vm.ts";
import { type AzureVmGiven, azureVmSchema } from "../../../src/platforms/azure-vm/settings.ts";
import { vmSizes } from "../../../src/platforms/azure-vm/sizes.ts";
import { rateCards } from "../../../src/pricing/cards/index.ts";
import { bytesPerGigabyte } from "../../../src/units/size.ts";
import { handMadeWorkload, m, s } from "../hand-made.ts";
import { issuesOf } from "../machines/monthly-bill.ts";

const resolve = (changes: Partial<AzureVmGiven> = {}) =>
  resolveAzureVm({ instance: "D2s_v5", ...changes }, handMadeWorkload());

const given = (candidate: unknown): AzureVmGiven => azureVmSchema.parse(candidate);

test("defaults: East US, one machine, a disk of 32 GB, billed by the second from its launch", () => {
  const { settings } = resolve();
  expect(settings).toMatchObject({
    region: "eastus",
    vcpus: 2,
    memory: 8 * bytesPerGigabyte,
    instances: { kind: "fixed", count: 1 },
    boot: [{ kind: "uniform", from: 60 * s, to: 180 * s }],
    billing: { billedFrom: { time: 0 }, least: 0, step: s, activeStep: null },
    disk: 32 * bytesPerGigabyte,
    purchase: "on-demand",
    siblingSpeed: 0.65,
    credits: null,
  });
  expect(azureVm.defaultRegion).toBe("eastus");
});

test("the sizes are those of the card, and names may have Azure's own beginning", () => {
  const priced = rateCards.filter(({ name }) => name === "azure-vm").flatMap(({ rates }) => rates);
  const names = new Set(priced.map(({ variant }) => variant));
  expect([...names].toSorted()).toEqual(vmSizes.map(({ name }) => name).toSorted());
  expect(given({ instance: "Standard_D2s_v5" }).instance).toBe("D2s_v5");
});

test.each([
  ["D4s_v5", 4, 16, 0.65],
  ["D2as_v5", 2, 8, 0.65],
  ["E2s_v5", 2, 16, 0.65],
  ["F4s_v2", 4, 8, 0.65],
  ["D2ps_v5", 2, 8, 1], // Arm: a core each
  ["B2ms", 2, 8, 1],
])("%s: %i vCPU, %i GB, a sibling's speed %f", (instance, vcpus, gigabytes, siblingSpeed) => {
  const memory = gigabytes * bytesPerGigabyte;
  expect(resolve({ instance }).settings).toMatchObject({ vcpus, memory, siblingSpeed });
});

test.each([
  [0, 0],
  [1, 32],
  [32, 32],
  [33, 64],
  [100, 128],
])("a disk of %i GB is billed as one of %i GB", (asked, billed) => {
  expect(resolve({ disk: asked * bytesPerGigabyte }).settings.disk).toBe(billed * bytesPerGigabyte);
});

describe("burstable sizes", () => {
  test("live on their credits; the baseline is an editable default that nobody confirmed", () => {
    const { settings, assumptions, priceNeeds } = resolve({ instance: "B2s" });
    expect(settings.credits).toEqual({ mode: "standard", baseline: 0.2 });
    expect(assumptions.find(({ name }) => name === "baseline")).toMatchObject({ setBy: "default", confirmed: false });
    expect(assumptions.find(({ name }) => name === "CPU credits")?.value).toContain("24 an hour");
    expect(priceNeeds.flatMap(({ meters }) => meters)).not.toContain("surplusCreditHours");
  });

  test("with a baseline of the user's own", () => {
    const { settings, assumptions } = resolve(given({ instance: "B2s", baseline: "35%" }));
    expect(settings.credits?.baseline).toBe(0.35);
    expect(assumptions.find(({ name }) => name === "baseline")).toMatchObject({ setBy: "user", confirmed: true });
  });
});

describe("a scale set", () => {
  const rulesOf = (instances: unknown) => resolve(given({ instance: "D2s_v5", instances })).settings.instances;

  test("follows Microsoft's example unless the scenario has rules", () => {
    expect(rulesOf({ min: 1, max: 4 })).toMatchObject({
      kind: "growing",
      scaler: {
        kind: "scale-set",
        rules: [
          { when: "above", threshold: { metric: "cpu", value: 0.85 }, by: 1 },
          { when: "below", threshold: { metric: "cpu", value: 0.6 }, by: 1 },
        ],
        window: 10 * m,
        cooldown: 5 * m,
      },
    });
  });

  test("or the scenario's own", () => {
    const rules = [
      { above: "50 requests/s", add: 3 },
      { above: "80% slots", add: 1 },
      { below: "30% cpu", remove: 2 },
    ];
    expect(rulesOf({ min: 2, max: 10, rules, window: "5m", cooldown: "90s" })).toMatchObject({
      scaler: {
        rules: [
          { when: "above", threshold: { metric: "requests", value: 50 }, by: 3 },
          { when: "above", threshold: { metric: "slots", value: 0.8 }, by: 1 },
          { when: "below", threshold: { metric: "cpu", value: 0.3 }, by: 2 },
        ],
        window: 5 * m,
        cooldown: 90 * s,
      },
    });
  });

  test("says how it grows, what it takes for granted, and what of that the scenario set", () => {
    const { description, assumptions } = resolve(
      given({ instance: "D2s_v5", instances: { min: 1, max: 4, cooldown: "3m" } }),
    );
    expect(description).toContain(
      "1 to 4 (growing by rules: +1 above 85 % CPU, -1 below 60 % CPU, over 10 min) D2s_v5",
    );
    const by = Object.fromEntries(assumptions.map(({ name, setBy }) => [name, setBy]));
    expect(by).toMatchObject({ "autoscaler window": "profile", "autoscaler cooldown": "user" });
    expect(assumptions.find(({ name }) => name.startsWith("boot"))?.confirmed).toBe(false);
  });
});

test("spot machines come with a warning, reserved ones with a price of their own", () => {
  expect(resolve({ purchase: "spot" }).warnings).toEqual([expect.stringContaining("taken back")]);
  const [committed] = resolve({ purchase: "reserved-3y" }).priceNeeds;
  expect(committed).toMatchObject({ purchase: "reserved-3y", meters: ["committedHours"], variant: "D2s_v5" });
});

describe("bad input", () => {
  const azure = (rest: string) => issuesOf(`platform: azure-vm, ${rest}`);
  const set = (rest: string) => azure(`instance: D2s_v5, instances: {min: 1, max: 4, ${rest}}`);

  test.each([
    [azure("instance: D2_v5"), [/^instance: "D2_v5" is not an Azure VM size; did you mean "D2s_v5"\? \(B1s, /]],
    [
      azure("instance: D2s_v5, region: eastu"),
      [/^region: no prices for region "eastu"; did you mean "eastus"\? \(regions: eastus, westeurope;/],
    ],
    [
      azure("instance: D2ps_v5"),
      [/^prices.instanceHours: .*D2ps_v5 in eastus \(regions with one: westeurope; eastus has /],
    ],
    [
      azure("instance: D2s_v5, baseline: 20%"),
      [/^baseline: .*D2s_v5 has all of its vCPUs all the time; .*such as B2s/],
    ],
    [azure("instance: B2s, baseline: 0%"), [/^baseline: .*above 0%/]],
    [azure("instance: B2s, credits: standard"), [/^credits: unknown key/]],
    [azure("instance: B2s, purchase: savings-plan-1y"), [/^purchase: .*on-demand.*reserved-1y.*reserved-3y.*spot/]],
    [azure("instance: B2s, committed: 1"), [/^committed: .*reserved-1y or reserved-3y, not on-demand/]],
    [set("target: 60% cpu"), [/^instances.target: .*a scale set follows rules, not a target; write rules such as/]],
    [set("rules: []"), [/^instances.rules: /]],
    [set("rules: [{below: 60% cpu, remove: 1}]"), [/^instances.rules: no rule adds instances; write one such as/]],
    [set("rules: [{above: 60% cpu, remove: 1}]"), [/^instances.rules\[0\]: a rule adds above or removes below/]],
    [set("rules: [{above: 60% cpu}]"), [/^instances.rules\[0\]: a rule adds above or removes below/]],
    [set("rules: [{above: 60% cpu, add: 0}]"), [/^instances.rules\[0\].add: .*from 1 to 1000/]],
    [set("rules: [{above: 60% cpus, add: 1}]"), [/^instances.rules\[0\].above: .*did you mean "cpu"\?/]],
    [
      set("rules: [{abov: 60% cpu, add: 1}]"),
      [/^instances.rules\[0\].abov: unknown key "abov"; did you mean "above"\?/],
    ],
    [
      set("rules: [{above: 60% cpu, add: 1}, {below: 60% cpu, remove: 1}]"),
      [/^instances.rules: removing below 60 % CPU needs a threshold under that of adding/],
    ],
    [set("window: 90s"), [/^instances.window: .*from 5 min to 12 h, a number of whole minutes/]],
    [set("window: 450s"), [/^instances.window: .*a number of whole minutes/]],
    [set("cooldown: 30s"), [/^instances.cooldown: .*from 60 s to 168 h/]],
    [set("windw: 10m"), [/^instances.windw: unknown key "windw"; did you mean "window"\?/]],
  ])("%j", (issues, expected) => {
    expect(issues).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});
