import { formatSize } from "../../units/size.ts";
import { memoryInWords } from "../memory-in-words.ts";
import type { Size, SizeKnob } from "../size-knob.ts";
import { type InstanceSize, instanceSizes } from "./instance-sizes.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

/** The plan's instance sizes. Unless a candidate says how many requests an instance takes, that goes with the size too. */
export const flexSizes: SizeKnob<AzureFunctionsFlexSettings> = {
  axis: "memory",
  of: sizeWith,
  offered: () => instanceSizes.map(sizeWith),
};

function sizeWith({ memory, vcpus }: Pick<InstanceSize, "memory" | "vcpus">): Size {
  return { name: memoryInWords(memory), keys: { memory: formatSize(memory) }, memory, vcpus };
}
