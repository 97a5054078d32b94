import { bytesPerGigabyte } from "../../units/size.ts";

/** What an instance of the plan may be. */
export interface InstanceSize {
  readonly vcpus: number;
  /** Bytes. */
  readonly memory: number;
}

/** By SKU, smallest first (Microsoft's documentation of the Premium plan). */
export const instanceSizes = {
  EP1: { vcpus: 1, memory: 3.5 * bytesPerGigabyte },
  EP2: { vcpus: 2, memory: 7 * bytesPerGigabyte },
  EP3: { vcpus: 4, memory: 14 * bytesPerGigabyte },
} as const satisfies Record<string, InstanceSize>;

export type SizeName = keyof typeof instanceSizes;
export const sizeNames = Object.keys(instanceSizes) as [SizeName, ...SizeName[]];

/** What to ask for where so many bytes are needed, in words for the end of a sentence. */
export function largerInstance(needed: number): string {
  const holding = sizeNames.find((name) => instanceSizes[name].memory >= needed);
  return holding === undefined ? "the plan has none beyond EP3: less memory, or a machine" : `set size to ${holding}`;
}
