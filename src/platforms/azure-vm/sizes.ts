import { bytesPerGigabyte } from "../../units/size.ts";
import type { MachineType } from "../machines/machine-type.ts";

/** A size of virtual machine. */
export interface VmSize extends MachineType {
  /** Share of each vCPU that a burstable size may use for ever; null for the others, which may use all. */
  readonly baseline: number | null;
}

interface Shape {
  readonly vcpus: number;
  readonly gigabytes: number;
  readonly baseline?: number;
  /** One core to a vCPU. */
  readonly wholeCores?: boolean;
}

/**
 * The sizes that the rate card prices, without "Standard_". The vCPUs of the D, E and F families are hyperthreads, on
 * AMD's processors too; those of Arm (a "p" in the name) are cores, and so are, by Azure's table of compute units as
 * remembered, those of the B family. Baselines of the B family are from memory, an editable default.
 */
const shapes: Readonly<Record<string, Shape>> = {
  B1s: { vcpus: 1, gigabytes: 1, baseline: 0.1, wholeCores: true },
  B1ms: { vcpus: 1, gigabytes: 2, baseline: 0.2, wholeCores: true },
  B2s: { vcpus: 2, gigabytes: 4, baseline: 0.2, wholeCores: true },
  B2ms: { vcpus: 2, gigabytes: 8, baseline: 0.3, wholeCores: true },
  B2ls_v2: { vcpus: 2, gigabytes: 4, baseline: 0.3, wholeCores: true },
  B2s_v2: { vcpus: 2, gigabytes: 8, baseline: 0.4, wholeCores: true },
  B2as_v2: { vcpus: 2, gigabytes: 8, baseline: 0.4, wholeCores: true },
  D2s_v3: { vcpus: 2, gigabytes: 8 },
  D2s_v5: { vcpus: 2, gigabytes: 8 },
  D4s_v5: { vcpus: 4, gigabytes: 16 },
  D8s_v5: { vcpus: 8, gigabytes: 32 },
  D2as_v5: { vcpus: 2, gigabytes: 8 },
  D4as_v5: { vcpus: 4, gigabytes: 16 },
  D2ps_v5: { vcpus: 2, gigabytes: 8, wholeCores: true },
  D2s_v6: { vcpus: 2, gigabytes: 8 },
  E2s_v5: { vcpus: 2, gigabytes: 16 },
  F2s_v2: { vcpus: 2, gigabytes: 4 },
  F4s_v2: { vcpus: 4, gigabytes: 8 },
};

/** Every size, by family and then by number of vCPUs. */
export const vmSizes: readonly VmSize[] = Object.entries(shapes).map(
  ([name, { vcpus, gigabytes, baseline = null, wholeCores = false }]) => ({
    name,
    vcpus,
    memory: gigabytes * bytesPerGigabyte,
    hyperthreaded: !wholeCores,
    baseline,
  }),
);

const byName: ReadonlyMap<string, VmSize> = new Map(vmSizes.map((size) => [size.name, size]));

/** The size of that name, such as "D2s_v5"; null if there is none. */
export function vmSize(name: string): VmSize | null {
  return byName.get(name) ?? null;
}
