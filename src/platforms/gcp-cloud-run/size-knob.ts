import type { SizeKnob } from "../size-knob.ts";
import { vcpusAndMemory } from "../vcpus-and-memory.ts";
import { leastMemoryWith, wholeVcpus } from "./instance-sizes.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

/** Of the fractions, of which any is offered from the smallest on, those that are looked at beside the candidate's own. */
const fractions: readonly number[] = [0.08, 0.25, 0.5, 0.75];

/**
 * For each number of vCPUs the least memory that it comes with and that is no less than the candidate's: what the memory
 * has to hold, the candidate's choice says. Less than one vCPU takes one request at a time and is billed by request, so
 * a service has those sizes only where it does both.
 */
export const cloudRunSizes: SizeKnob<GcpCloudRunSettings> = {
  axis: "vcpus",
  of: ({ vcpus, memory }) => vcpusAndMemory(vcpus, memory),
  offered({ vcpus: own, memory, slots, charged }) {
    const allowsFractions = slots === 1 && charged === "request-based";
    const looked = new Set([...(allowsFractions ? fractions : []), ...wholeVcpus, own]);
    const ascending = [...looked].sort((one, other) => one - other);
    return ascending.flatMap((vcpus) => {
      const least = leastMemoryWith(vcpus, memory);
      return least === null ? [] : [vcpusAndMemory(vcpus, least)];
    });
  },
};
