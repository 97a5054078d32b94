import { bytesPerMegabyte, formatSize } from "../../units/size.ts";

/** What a function of so much memory gets of a processor. */
export interface MemorySize {
  /** Bytes. */
  readonly memory: number;
  /** By which CPU time is billed. */
  readonly ghz: number;
  readonly vcpus: number;
}

/** One vCPU (Google's documentation, read 2026-11). */
const ghzPerVcpu = 2.4;

const size = (megabytes: number, ghz: number): MemorySize => ({
  memory: megabytes * bytesPerMegabyte,
  ghz,
  vcpus: ghz / ghzPerVcpu,
});

/** The sizes that are offered, smallest first (Google's firebase-tools, src/deploy/functions/pricing.ts, 2026-11). */
export const memorySizes: readonly MemorySize[] = [
  size(128, 0.2),
  size(256, 0.4),
  size(512, 0.8),
  size(1024, 1.4),
  size(2048, 2.4),
  size(4096, 4.8),
  size(8192, 4.8),
];

/** Undefined where no such memory is offered. */
export function sizeOfMemory(memory: number): MemorySize | undefined {
  return memorySizes.find((one) => one.memory === memory);
}

/** The smallest size with at least so many bytes; undefined where none has as many. */
export function smallestWith(memory: number): MemorySize | undefined {
  return memorySizes.find((one) => one.memory >= memory);
}

/** "128MB, 256MB, 512MB, 1GB, 2GB, 4GB or 8GB". */
export const offeredMemory = `${memorySizes
  .slice(0, -1)
  .map(({ memory }) => formatSize(memory))
  .join(", ")} or ${formatSize(memorySizes.at(-1)!.memory)}`;
