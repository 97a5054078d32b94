import { bytesPerMegabyte, formatSize } from "../../units/size.ts";

/** What an instance may be. */
export interface InstanceSize {
  /** Bytes that are billed; Azure adds 272 MB of its own for free. */
  readonly memory: number;
  readonly vcpus: number;
  /** HTTP requests that an instance takes at once unless it is told otherwise; with Python it is one. */
  readonly concurrency: number;
}

const size = (megabytes: number, vcpus: number, concurrency: number): InstanceSize => ({
  memory: megabytes * bytesPerMegabyte,
  vcpus,
  concurrency,
});

/** Smallest first (Microsoft's documentation of the plan and of its concurrency, 2025-05 and 2026). */
export const instanceSizes: readonly InstanceSize[] = [size(512, 0.25, 4), size(2048, 1, 16), size(4096, 2, 32)];

export const defaultMemory = 2048 * bytesPerMegabyte;

/** Undefined where no such memory is offered. */
export function sizeOfMemory(memory: number): InstanceSize | undefined {
  return instanceSizes.find((one) => one.memory === memory);
}

/** What to ask for where so many bytes are needed, in words for the end of a sentence. */
export function largerInstance(needed: number): string {
  const holding = instanceSizes.find(({ memory }) => memory >= needed);
  if (holding !== undefined) return `set memory to ${formatSize(holding.memory)}`;
  return `Flex Consumption has at most ${formatSize(instanceSizes.at(-1)!.memory)}: less memory, or a machine`;
}

const names = instanceSizes.map(({ memory }) => formatSize(memory));

/** "512MB, 2GB or 4GB". */
export const offeredMemory = `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
