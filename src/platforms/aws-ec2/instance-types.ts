import { bytesPerGigabyte } from "../../units/size.ts";
import type { MachineType } from "../machines/machine-type.ts";

/** A kind of virtual machine, as far as the simulation needs to know it. */
export interface InstanceType extends MachineType {
  readonly architecture: "x86_64" | "arm64";
  /** Share of its vCPUs that a burstable type may use for ever; null for the others, which may use all. */
  readonly baseline: number | null;
}

interface Family {
  readonly gigabytesPerVcpu: number;
  readonly processor: "intel" | "amd" | "graviton";
  /** A size with one vCPU exists. */
  readonly medium: boolean;
}

const intel = (gigabytesPerVcpu: number): Family => ({ gigabytesPerVcpu, processor: "intel", medium: false });
const amd = (gigabytesPerVcpu: number): Family => ({ gigabytesPerVcpu, processor: "amd", medium: false });
const graviton = (gigabytesPerVcpu: number, medium: boolean): Family => {
  return { gigabytesPerVcpu, processor: "graviton", medium };
};

/**
 * General purpose (m), compute (c) and memory (r) families: the sizes that the rate card prices (AWS Pricing API,
 * 2026-07-20). The seventh generation of AMD families has one vCPU per core, as Graviton has.
 */
const families: Readonly<Record<string, Family>> = {
  m5: intel(4),
  m6i: intel(4),
  m6g: graviton(4, true),
  m7g: graviton(4, true),
  m7i: intel(4),
  "m7i-flex": intel(4),
  m7a: amd(4),
  m8g: graviton(4, true),
  m8i: intel(4),
  c5: intel(2),
  c6i: intel(2),
  c6g: graviton(2, true),
  c7g: graviton(2, true),
  c7i: intel(2),
  c7a: amd(2),
  c8g: graviton(2, true),
  r5: intel(8),
  r6i: intel(8),
  r6g: graviton(8, false),
  r7g: graviton(8, true),
  r7i: intel(8),
  r8g: graviton(8, false),
};

const vcpusOfSize = { medium: 1, large: 2, xlarge: 4, "2xlarge": 8, "4xlarge": 16 } as const;

/**
 * Burstable families. All have vCPUs, memory and credits by size (AWS credit table, undated, before 2023: credits earned
 * an hour = 60 x vCPUs x baseline). The vCPUs of t3 and t3a are hyperthreads.
 */
const burstableFamilies = { t3: "x86_64", t3a: "x86_64", t4g: "arm64" } as const;

const burstableSizes = {
  nano: { vcpus: 2, gigabytes: 0.5, baseline: 0.05 },
  micro: { vcpus: 2, gigabytes: 1, baseline: 0.1 },
  small: { vcpus: 2, gigabytes: 2, baseline: 0.2 },
  medium: { vcpus: 2, gigabytes: 4, baseline: 0.2 },
  large: { vcpus: 2, gigabytes: 8, baseline: 0.3 },
  xlarge: { vcpus: 4, gigabytes: 16, baseline: 0.4 },
  "2xlarge": { vcpus: 8, gigabytes: 32, baseline: 0.4 },
} as const;

const burstableTypes: readonly InstanceType[] = Object.entries(burstableFamilies).flatMap(([family, architecture]) =>
  Object.entries(burstableSizes).map(([size, { vcpus, gigabytes, baseline }]) => ({
    name: `${family}.${size}`,
    vcpus,
    memory: gigabytes * bytesPerGigabyte,
    architecture,
    hyperthreaded: architecture === "x86_64",
    baseline,
  })),
);

const steadyTypes: readonly InstanceType[] = Object.entries(families).flatMap(([name, family]) =>
  Object.entries(vcpusOfSize)
    .filter(([size]) => size !== "medium" || family.medium)
    .map(([size, vcpus]) => ({
      name: `${name}.${size}`,
      vcpus,
      memory: vcpus * family.gigabytesPerVcpu * bytesPerGigabyte,
      architecture: family.processor === "graviton" ? "arm64" : "x86_64",
      hyperthreaded: family.processor === "intel",
      baseline: null,
    })),
);

/** Every instance type, by family and then by size. */
export const instanceTypes: readonly InstanceType[] = [...steadyTypes, ...burstableTypes];

const byName: ReadonlyMap<string, InstanceType> = new Map(instanceTypes.map((type) => [type.name, type]));

/** The instance type of that name, such as "m7g.large"; null if there is none. */
export function instanceType(name: string): InstanceType | null {
  return byName.get(name) ?? null;
}
