import type { Size, SizeKnob } from "../size-knob.ts";
import type { MachineSettings } from "./machine-settings.ts";
import type { MachineType } from "./machine-type.ts";

/**
 * The types of a machine's own family, as `familyOf` reads it from a type's name. Within a family each type has more
 * memory than the one before; of some, such as burstable ones, several have equally many vCPUs.
 */
export function machineSizes(
  types: readonly MachineType[],
  familyOf: (name: string) => string,
): SizeKnob<MachineSettings> {
  return {
    axis: "memory",
    of: ({ instance, memory, vcpus }) => sizeOf({ name: instance, memory, vcpus }),
    offered({ instance }) {
      const own = familyOf(instance);
      const related = types.filter(({ name }) => familyOf(name) === own);
      return related.map(sizeOf).sort((one, other) => one.memory - other.memory);
    },
  };
}

function sizeOf({ name, memory, vcpus }: Pick<MachineType, "name" | "memory" | "vcpus">): Size {
  return { name, keys: { instance: name }, memory, vcpus };
}
