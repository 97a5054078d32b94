import { formatSize } from "../units/size.ts";

/** A size on offer with its memory in bytes. */
export interface SizeOnOffer {
  readonly name: string;
  readonly memory: number;
}

/**
 * What to choose for so many bytes of memory in place of a size, in words for the end of a sentence: the smallest that
 * holds them, of equal ones the one whose name is most like it.
 */
export function smallestThatHolds(sizes: readonly SizeOnOffer[], own: string, needed: number): string {
  const bySize = [...sizes].sort((one, other) => {
    return one.memory - other.memory || sharedStart(other.name, own) - sharedStart(one.name, own);
  });
  const smallest = bySize.find(({ memory }) => memory >= needed);
  if (smallest !== undefined) return `the smallest that holds it is ${smallest.name} (${formatSize(smallest.memory)})`;
  const largest = bySize.at(-1);
  if (largest === undefined) return "choose a larger one";
  return `the largest here is ${largest.name} (${formatSize(largest.memory)}): less memory, or instances of another platform`;
}

/** How many characters two names begin with alike. */
function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
