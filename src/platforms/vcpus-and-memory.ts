import { formatSize } from "../units/size.ts";
import { memoryInWords } from "./memory-in-words.ts";
import type { Size } from "./size-knob.ts";

/** The size of an instance whose vCPUs and memory (bytes) are chosen apart, by the keys `cpu` and `memory`. */
export function vcpusAndMemory(vcpus: number, memory: number): Size {
  const name = `${vcpus} vCPU, ${memoryInWords(memory)}`;
  return { name, keys: { cpu: vcpus, memory: formatSize(memory) }, memory, vcpus };
}
