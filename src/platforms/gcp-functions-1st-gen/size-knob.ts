import { formatSize } from "../../units/size.ts";
import { memoryInWords } from "../memory-in-words.ts";
import type { Size, SizeKnob } from "../size-knob.ts";
import { type MemorySize, memorySizes } from "./memory-sizes.ts";
import type { GcpFunctions1stGenSettings } from "./settings.ts";

/** The table's sizes; CPU comes with memory, and the two largest have the same. */
export const gcpFunctionSizes: SizeKnob<GcpFunctions1stGenSettings> = {
  axis: "memory",
  of: sizeWith,
  offered: () => memorySizes.map(sizeWith),
};

function sizeWith({ memory, vcpus }: Pick<MemorySize, "memory" | "vcpus">): Size {
  return { name: memoryInWords(memory), keys: { memory: formatSize(memory) }, memory, vcpus };
}
