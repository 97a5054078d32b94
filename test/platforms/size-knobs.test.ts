import { describe, expect, test } from "vitest";
import { instanceTypes } from "../../src/platforms/aws-ec2/instance-types.ts";
import { vmSizes } from "../../src/platforms/azure-vm/sizes.ts";
import { machineTypes } from "../../src/platforms/gcp-compute-engine/machine-types.ts";
import { platforms } from "../../src/platforms/platforms.ts";
import { type Keys, sizesOf } from "./offered-sizes.ts";

/** What the sizes of each platform differ in; null: there is none to choose. A new platform has to say. */
const axes: Readonly<Record<string, "memory" | "vcpus" | null>> = {
  "aws-lambda": "memory",
  "aws-lambda-edge": "memory",
  "cloudflare-workers": null, // every isolate is alike
  "aws-fargate": "vcpus",
  "gcp-cloud-run": "vcpus",
  "gcp-functions-1st-gen": "memory",
  "azure-functions-consumption": null, // every instance is alike
  "azure-functions-flex": "memory",
  "azure-functions-premium": "memory",
  "aws-ec2": "memory",
  knative: null, // a pod may ask for anything: no table and no bounds
  openfaas: null, // likewise
  "azure-vm": "memory",
  "gcp-compute-engine": "memory",
  server: null, // what its owner has
};

test("every platform says whether there is a size to choose", () => {
  const said = Object.entries(platforms).map(([kind, { sizes }]) => [kind, sizes?.axis ?? null]);
  expect(Object.fromEntries(said)).toEqual(axes);
});

/** A burstable size works at its baseline until it has earned credits; with this one its vCPUs can be seen at once. */
const fullBaseline = { baseline: "100%" };

/** Candidates from which each size of a platform is looked at. */
const candidates: Readonly<Record<string, readonly Keys[]>> = {
  "aws-lambda": [{ memory: "512MB" }, { memory: "128MB", architecture: "arm64" }],
  "aws-lambda-edge": [{}, { event: "origin", memory: "1GB" }],
  "gcp-functions-1st-gen": [{ memory: "256MB" }, { memory: "8GB" }],
  "azure-functions-flex": [{}, { memory: "512MB" }],
  "azure-functions-premium": [{}, { size: "EP3" }],
  "gcp-cloud-run": [
    {},
    { cpu: 2, memory: "3GB" },
    { cpu: 8, memory: "32GB" },
    { billing: "instance-based" },
    { concurrency: 1 },
    { concurrency: 1, memory: "600MB" },
    { concurrency: 1, billing: "instance-based" },
    { cpu: 0.3, memory: "128MB" },
    { cpu: 0.25, memory: "256MB" },
  ],
  "aws-fargate": [
    { cpu: 0.25, memory: "512MB" },
    { cpu: 1, memory: "2GB", architecture: "arm64" },
    { cpu: 2, memory: "5GB" },
    { cpu: 16, memory: "120GB" },
    { cpu: 32, memory: "244GB" },
  ],
  "aws-ec2": instanceTypes.map(({ name }) => ({ instance: name })),
  "azure-vm": vmSizes.map(({ name, baseline }) => ({
    ...{ region: "westeurope", instance: name }, // the shipped card prices all of them there, in eastus some
    ...(baseline === null ? {} : fullBaseline),
  })),
  "gcp-compute-engine": machineTypes.map(({ name }) => ({ instance: name })),
};

/** So that the vCPUs of a size are worth their number; one alone has no sibling, and functions of AWS have no such key. */
function withoutSiblings(platform: string, vcpus: number): Keys {
  return vcpus > 1 && !platform.startsWith("aws-lambda") ? { siblingSpeed: 1 } : {};
}

test("candidates of all platforms that have a size to choose are looked at", () => {
  const chosen = Object.keys(axes).filter((platform) => axes[platform] !== null);
  expect(Object.keys(candidates).sort()).toEqual(chosen.sort());
});

describe.each(Object.entries(candidates))("%s", (platform, all) => {
  const sizes = sizesOf(platform);

  test("each size that is offered is accepted, has a price, and is the resolved candidate's own", () => {
    for (const keys of all) {
      for (const size of sizes.offered(keys)) {
        const changed = { ...keys, ...size.keys };
        expect(sizes.issues(changed), size.name).toEqual([]);
        expect(sizes.own(changed)).toEqual(size);
      }
    }
  });

  test("a candidate's own size is among those offered", () => {
    for (const keys of all) expect(sizes.offered(keys)).toContainEqual(sizes.own(keys));
  });

  test("sizes ascend, and each is there once", () => {
    for (const keys of all) {
      const offered = sizes.offered(keys);
      const places = offered.map((size) => size[sizes.axis]);
      for (const [index, place] of places.slice(1).entries()) expect(place).toBeGreaterThan(places[index]!);
      expect(new Set(offered.map(({ name }) => name)).size).toBe(offered.length);
    }
  });

  test("a size has the vCPUs that work gets", () => {
    const cpu = 240_000;
    for (const keys of all) {
      for (const { name, keys: own, vcpus } of sizes.offered(keys)) {
        const changed = { ...keys, ...own, ...withoutSiblings(platform, vcpus) };
        // Times are whole microseconds, so half of one is lost at most.
        const deviation = Math.abs(sizes.warmService(changed, cpu) - cpu / vcpus);
        expect(deviation, name).toBeLessThanOrEqual(0.5 + 1e-6);
      }
    }
  });
});

// 240 ms of CPU work, of which all vCPUs take equal parts: 240 ms / vCPUs.
test.each([
  ["aws-lambda", { memory: "128MB" }, "128 MB", 3_316_875], // 1769 / 128 times as long
  ["aws-lambda", { memory: "1769MB" }, "1769 MB", 240_000],
  ["aws-lambda", { memory: "3538MB" }, "3538 MB", 120_000],
  ["aws-lambda-edge", {}, "128 MB", 3_316_875],
  ["aws-lambda-edge", { event: "origin", memory: "1769MB" }, "1769 MB", 240_000],
  ["gcp-functions-1st-gen", { memory: "128MB" }, "128 MB", 2_880_000], // 200 MHz of 2.4 GHz
  ["gcp-functions-1st-gen", { memory: "4GB", siblingSpeed: 1 }, "4 GB", 120_000], // 4.8 GHz
  ["azure-functions-flex", { memory: "512MB" }, "512 MB", 960_000],
  ["azure-functions-flex", { memory: "4GB", siblingSpeed: 1 }, "4 GB", 120_000],
  ["azure-functions-premium", {}, "EP1", 240_000],
  ["azure-functions-premium", { size: "EP3", siblingSpeed: 1 }, "EP3", 60_000],
  ["gcp-cloud-run", { cpu: 0.25 }, "0.25 vCPU, 512 MB", 960_000],
  ["gcp-cloud-run", { cpu: 4, memory: "2GB", siblingSpeed: 1 }, "4 vCPU, 2 GB", 60_000],
  ["aws-fargate", { cpu: 0.5, memory: "1GB" }, "0.5 vCPU, 1 GB", 480_000],
  ["aws-fargate", { cpu: 16, memory: "32GB", siblingSpeed: 1 }, "16 vCPU, 32 GB", 15_000],
  ["aws-ec2", { instance: "m7g.medium" }, "m7g.medium", 240_000],
  ["aws-ec2", { instance: "m7g.4xlarge" }, "m7g.4xlarge", 15_000],
  ["azure-vm", { instance: "D2s_v5", siblingSpeed: 1 }, "D2s_v5", 120_000],
  ["azure-vm", { instance: "Standard_D8s_v5", siblingSpeed: 1 }, "D8s_v5", 30_000],
  ["gcp-compute-engine", { instance: "e2-micro" }, "e2-micro", 960_000],
  ["gcp-compute-engine", { instance: "e2-standard-8", siblingSpeed: 1 }, "e2-standard-8", 30_000],
] as const)("%s %j: a request takes as long as its vCPUs say", (platform, keys, name, service) => {
  const sizes = sizesOf(platform);
  expect(sizes.own(keys).name).toBe(name);
  expect(sizes.warmService(keys, 240_000)).toBe(service);
});

describe("machines are offered those of their own family", () => {
  test.each([
    ["m7g.large", ["m7g.medium", "m7g.large", "m7g.xlarge", "m7g.2xlarge", "m7g.4xlarge"]],
    ["m7i-flex.large", ["m7i-flex.large", "m7i-flex.xlarge", "m7i-flex.2xlarge", "m7i-flex.4xlarge"]],
    ["t4g.small", ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"].map((size) => `t4g.${size}`)],
  ])("aws-ec2 %s", (instance, names) => {
    expect(sizesOf("aws-ec2").names({ instance })).toEqual(names);
  });

  test.each([
    ["D4s_v5", ["D2s_v5", "D4s_v5", "D8s_v5"]],
    ["D2s_v3", ["D2s_v3"]],
    ["D4as_v5", ["D2as_v5", "D4as_v5"]],
    ["D2ps_v5", ["D2ps_v5"]],
    ["E2s_v5", ["E2s_v5"]],
    ["F2s_v2", ["F2s_v2", "F4s_v2"]],
    ["B2s", ["B1s", "B1ms", "B2s", "B2ms"]],
    ["B2s_v2", ["B2ls_v2", "B2s_v2"]],
    ["B2as_v2", ["B2as_v2"]],
  ])("azure-vm %s", (instance, names) => {
    expect(sizesOf("azure-vm").names({ region: "westeurope", instance })).toEqual(names);
  });

  test.each([
    ["e2-small", ["e2-micro", "e2-small", "e2-medium"]],
    ["e2-standard-4", ["e2-standard-2", "e2-standard-4", "e2-standard-8"]],
    ["e2-highcpu-4", ["e2-highcpu-4"]],
    ["n1-standard-16", ["n1-standard-16"]],
    ["n2-standard-8", ["n2-standard-2", "n2-standard-8"]],
    ["c3-standard-4", ["c3-standard-4", "c3-standard-8"]],
  ])("gcp-compute-engine %s", (instance, names) => {
    expect(sizesOf("gcp-compute-engine").names({ instance })).toEqual(names);
  });
});

describe("containers are offered each number of vCPUs with the least memory that is no less than theirs", () => {
  test.each([
    [{}, "1 vCPU, 512 MB; 2 vCPU, 512 MB; 4 vCPU, 2 GB; 6 vCPU, 4 GB; 8 vCPU, 4 GB"],
    [{ cpu: 4, memory: "6GB" }, "2 vCPU, 6 GB; 4 vCPU, 6 GB; 6 vCPU, 6 GB; 8 vCPU, 6 GB"],
    [{ cpu: 8, memory: "32GB" }, "8 vCPU, 32 GB"],
    // One request at a time, billed by request: less than one vCPU will do, with 512 MB below one half and 1 GB from there.
    [
      { cpu: 2, memory: "512MB", concurrency: 1 },
      "0.08 vCPU, 512 MB; 0.25 vCPU, 512 MB; 0.5 vCPU, 512 MB; 0.75 vCPU, 512 MB; 1 vCPU, 512 MB; 2 vCPU, 512 MB; 4 vCPU, 2 GB; 6 vCPU, 4 GB; 8 vCPU, 4 GB",
    ],
    [
      { cpu: 1, memory: "1GB", concurrency: 1 },
      "0.5 vCPU, 1 GB; 0.75 vCPU, 1 GB; 1 vCPU, 1 GB; 2 vCPU, 1 GB; 4 vCPU, 2 GB; 6 vCPU, 4 GB; 8 vCPU, 4 GB",
    ],
    [
      { cpu: 0.6, memory: "768MB" },
      "0.5 vCPU, 768 MB; 0.6 vCPU, 768 MB; 0.75 vCPU, 768 MB; 1 vCPU, 768 MB; 2 vCPU, 768 MB; 4 vCPU, 2 GB; 6 vCPU, 4 GB; 8 vCPU, 4 GB",
    ],
    [
      { concurrency: 1, billing: "instance-based" },
      "1 vCPU, 512 MB; 2 vCPU, 512 MB; 4 vCPU, 2 GB; 6 vCPU, 4 GB; 8 vCPU, 4 GB",
    ],
  ] as const)("gcp-cloud-run %j", (keys, names) => {
    expect(sizesOf("gcp-cloud-run").names(keys).join("; ")).toBe(names);
  });

  test.each([
    [
      { cpu: 0.25, memory: "512MB" },
      "0.25 vCPU, 512 MB; 0.5 vCPU, 1 GB; 1 vCPU, 2 GB; 2 vCPU, 4 GB; 4 vCPU, 8 GB; 8 vCPU, 16 GB; 16 vCPU, 32 GB; 32 vCPU, 60 GB",
    ],
    [
      { cpu: 1, memory: "3GB" },
      "0.5 vCPU, 3 GB; 1 vCPU, 3 GB; 2 vCPU, 4 GB; 4 vCPU, 8 GB; 8 vCPU, 16 GB; 16 vCPU, 32 GB; 32 vCPU, 60 GB",
    ],
    // 8 vCPUs come with 16 to 60 GB in steps of 4, 16 with 32 to 120 in steps of 8, 32 with 60, 120 or 244.
    [{ cpu: 4, memory: "30GB" }, "4 vCPU, 30 GB; 8 vCPU, 32 GB; 16 vCPU, 32 GB; 32 vCPU, 60 GB"],
    [{ cpu: 16, memory: "64GB" }, "16 vCPU, 64 GB; 32 vCPU, 120 GB"],
    [{ cpu: 32, memory: "244GB" }, "32 vCPU, 244 GB"],
  ] as const)("aws-fargate %j", (keys, names) => {
    expect(sizesOf("aws-fargate").names(keys).join("; ")).toBe(names);
  });
});

describe("functions", () => {
  test.each([
    ["gcp-functions-1st-gen", { memory: "1GB" }, ["128 MB", "256 MB", "512 MB", "1 GB", "2 GB", "4 GB", "8 GB"]],
    ["azure-functions-flex", {}, ["512 MB", "2 GB", "4 GB"]],
    ["azure-functions-premium", { size: "EP2" }, ["EP1", "EP2", "EP3"]],
  ] as const)("%s: all of its table", (platform, keys, names) => {
    expect(sizesOf(platform).names(keys)).toEqual(names);
  });

  const megabyte = 1024 * 1024;

  test.each([
    ["aws-lambda", { memory: "512MB" }, 10_240],
    ["aws-lambda-edge", {}, 128],
    ["aws-lambda-edge", { event: "origin" }, 10_240],
  ] as const)("%s %j: any whole number of MB from 128 to %d, and no other", (platform, keys, most) => {
    const { smallest, largest, at } = sizesOf(platform).range(keys);
    expect([smallest, largest]).toEqual([128 * megabyte, most * megabyte]);
    const outside = [smallest - megabyte, smallest - 1, smallest + 1, largest + megabyte, Number.NaN];
    for (const memory of outside) expect(() => at(memory)).toThrow(/a whole number of MB from 128MB to/);
  });

  test("aws-lambda: a size by hand", () => {
    const size = { name: "1769 MB", keys: { memory: "1769MB" }, memory: 1769 * megabyte, vcpus: 1 };
    expect(
      sizesOf("aws-lambda")
        .range({ memory: "1GB" })
        .at(1769 * megabyte),
    ).toEqual(size);
    expect(sizesOf("aws-lambda").own({ memory: "1GB" })).toMatchObject({ name: "1024 MB", keys: { memory: "1024MB" } });
  });
});
