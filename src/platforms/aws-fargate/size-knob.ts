import type { SizeKnob } from "../size-knob.ts";
import { vcpusAndMemory } from "../vcpus-and-memory.ts";
import type { AwsFargateSettings } from "./settings.ts";
import { leastMemoryWith, taskVcpus } from "./task-sizes.ts";

/**
 * For each number of vCPUs the least memory that it comes with and that is no less than the candidate's: what the memory
 * has to hold, the candidate's choice says.
 */
export const fargateSizes: SizeKnob<AwsFargateSettings> = {
  axis: "vcpus",
  of: ({ vcpus, memory }) => vcpusAndMemory(vcpus, memory),
  offered: ({ memory }) =>
    taskVcpus.flatMap((vcpus) => {
      const least = leastMemoryWith(vcpus, memory);
      return least === null ? [] : [vcpusAndMemory(vcpus, least)];
    }),
};
