import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { MemoryRange, Size, SizeKnob } from "../size-knob.ts";
import { type AwsLambdaSettings, lambdaLimits, vcpusOf } from "./settings.ts";

/** Any whole number of MB; CPU comes with it. */
export const lambdaSizes: SizeKnob<AwsLambdaSettings> = {
  axis: "memory",
  of: ({ memory }) => lambdaSize(memory),
  offered: () => lambdaRange(lambdaLimits.largestMemory * bytesPerMegabyte),
};

/** The sizes of a function that may have at most so much memory, bytes. */
export function lambdaRange(largest: number): MemoryRange {
  const smallest = lambdaLimits.smallestMemory * bytesPerMegabyte;
  return {
    smallest,
    largest,
    at(memory) {
      const isOffered = Number.isInteger(memory / bytesPerMegabyte) && memory >= smallest && memory <= largest;
      if (!isOffered) {
        const bounds = `${formatSize(smallest)} to ${formatSize(largest)}`;
        throw new RangeError(`a memory of ${memory} bytes is no size: choose a whole number of MB from ${bounds}`);
      }
      return lambdaSize(memory);
    },
  };
}

/** The size with so much memory (bytes); always in MB, as AWS's console and tuning tools name it. */
export function lambdaSize(memory: number): Size {
  const megabytes = memory / bytesPerMegabyte;
  return { name: `${megabytes} MB`, keys: { memory: `${megabytes}MB` }, memory, vcpus: vcpusOf(memory) };
}
