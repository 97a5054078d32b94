import type { Size, SizeKnob } from "../../platforms/size-knob.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../units/size.ts";

/** What sizes are drawn against. */
export interface SizeAxis {
  readonly what: string;
  readonly unit: "MB" | "GB" | "vCPUs";
  placeOf(size: Pick<Size, "memory" | "vcpus">): number;
}

/** Beyond what functions have, megabytes are hard to read. */
const largestInMegabytes = 10 * bytesPerGigabyte;

/** The axis of a knob, with memory in the unit that suits the sizes. */
export function sizeAxis({ axis }: SizeKnob<unknown>, sizes: readonly Size[]): SizeAxis {
  if (axis === "vcpus") return { what: "vCPUs", unit: "vCPUs", placeOf: ({ vcpus }) => vcpus };
  if (sizes.every(({ memory }) => memory <= largestInMegabytes)) {
    return { what: "memory", unit: "MB", placeOf: ({ memory }) => memory / bytesPerMegabyte };
  }
  return { what: "memory", unit: "GB", placeOf: ({ memory }) => memory / bytesPerGigabyte };
}
