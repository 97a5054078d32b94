import { bytesPerGigabyte } from "../../units/size.ts";
import type { MachineType } from "../machines/machine-type.ts";

interface Shape {
  readonly vcpus: number;
  readonly gigabytes: number;
}

/**
 * The machine types that the rate card prices. The vCPUs of E2, N1, N2 and C3 are hyperthreads. Those of the shared-core
 * types are fractions: what a machine may use for ever; it may burst above that for a while, which is not modelled.
 */
const shapes: Readonly<Record<string, Shape>> = {
  "e2-micro": { vcpus: 0.25, gigabytes: 1 },
  "e2-small": { vcpus: 0.5, gigabytes: 2 },
  "e2-medium": { vcpus: 1, gigabytes: 4 },
  "e2-standard-2": { vcpus: 2, gigabytes: 8 },
  "e2-standard-4": { vcpus: 4, gigabytes: 16 },
  "e2-standard-8": { vcpus: 8, gigabytes: 32 },
  "e2-highcpu-4": { vcpus: 4, gigabytes: 4 },
  "n1-standard-16": { vcpus: 16, gigabytes: 60 },
  "n2-standard-2": { vcpus: 2, gigabytes: 8 },
  "n2-standard-8": { vcpus: 8, gigabytes: 32 },
  "c3-standard-4": { vcpus: 4, gigabytes: 16 },
  "c3-standard-8": { vcpus: 8, gigabytes: 32 },
};

const sharedCore: readonly string[] = ["e2-micro", "e2-small", "e2-medium"];

/** Families of which hours are cheaper the longer machines run in a month; E2 and C3 have no such discount. */
const familiesWithSustainedUse: readonly string[] = ["n1", "n2"];

/** Every machine type, by family and then by size. */
export const machineTypes: readonly MachineType[] = Object.entries(shapes).map(([name, { vcpus, gigabytes }]) => ({
  name,
  vcpus,
  memory: gigabytes * bytesPerGigabyte,
  hyperthreaded: !isSharedCore(name),
}));

const byName: ReadonlyMap<string, MachineType> = new Map(machineTypes.map((type) => [type.name, type]));

/** The machine type of that name, such as "e2-standard-2"; null if there is none. */
export function machineType(name: string): MachineType | null {
  return byName.get(name) ?? null;
}

/** Whether a machine of this type shares a core with others. */
export function isSharedCore(name: string): boolean {
  return sharedCore.includes(name);
}

/** Whether sustained use of this type is discounted. */
export function hasSustainedUse(name: string): boolean {
  return familiesWithSustainedUse.includes(name.slice(0, name.indexOf("-")));
}
