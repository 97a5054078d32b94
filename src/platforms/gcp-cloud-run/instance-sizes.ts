import { bytesPerGigabyte, bytesPerMegabyte, formatSize } from "../../units/size.ts";

/** vCPUs that an instance may have, from `from` up to `to`, and the memory (bytes) that they come with. */
interface Sizes {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
}

/** The smallest memory that a service may ask for. */
const leastMemory = 128 * bytesPerMegabyte;

const whole = (vcpus: number, least: number, most: number): Sizes => ({ from: vcpus, to: vcpus, least, most });

/**
 * The pairs that Cloud Run offers (its documentation, read 2026-11: 0.08 vCPU up to 512 MiB, 1 up to 4, 2 up to 8, 4 from
 * 2 to 16, 6 from 4 to 24, 8 from 4 to 32 GiB). From half a vCPU on 1 GiB: from memory of the same page, not confirmed.
 */
const sizes: readonly Sizes[] = [
  { from: 0.08, to: 0.4999, least: leastMemory, most: 512 * bytesPerMegabyte },
  { from: 0.5, to: 0.9999, least: leastMemory, most: bytesPerGigabyte },
  whole(1, leastMemory, 4 * bytesPerGigabyte),
  whole(2, leastMemory, 8 * bytesPerGigabyte),
  whole(4, 2 * bytesPerGigabyte, 16 * bytesPerGigabyte),
  whole(6, 4 * bytesPerGigabyte, 24 * bytesPerGigabyte),
  whole(8, 4 * bytesPerGigabyte, 32 * bytesPerGigabyte),
];

const sizesOf = (vcpus: number) => sizes.find(({ from, to }) => vcpus >= from && vcpus <= to);

export const offeredVcpus = "0.08 up to (not including) 1, or 1, 2, 4, 6 or 8";

/** The whole numbers of vCPUs, ascending. */
export const wholeVcpus: readonly number[] = sizes.filter(({ from, to }) => from === to).map(({ from }) => from);

export function hasVcpus(vcpus: number): boolean {
  return sizesOf(vcpus) !== undefined;
}

/**
 * What is wrong with a pair of vCPUs and memory (bytes), with the memory that those vCPUs come with and the vCPUs that
 * come with that memory; null where the pair is offered.
 */
export function instanceSizeProblem(vcpus: number, memory: number): string | null {
  const own = sizesOf(vcpus);
  if (own === undefined || Number.isNaN(memory) || isWithin(own, memory)) return null; // not a size: said elsewhere
  const others = sizes.filter((other) => isWithin(other, memory)).map(inWords);
  const remedy =
    others.length === 0
      ? `no number of vCPUs comes with ${formatSize(memory)}`
      : `${formatSize(memory)} comes with a cpu of ${listed(others)}`;
  return `a cpu of ${vcpus} comes with ${formatSize(own.least)} to ${formatSize(own.most)}; ${remedy}`;
}

/** The least memory that so many vCPUs come with and that is at least so much, bytes; null where they come with less. */
export function leastMemoryWith(vcpus: number, memory: number): number | null {
  const own = sizesOf(vcpus);
  return own === undefined || memory > own.most ? null : Math.max(memory, own.least);
}

/** What to ask for where so many bytes are needed, in words for the end of a sentence. */
export function largerInstance(needed: number): string {
  const holding = sizes.find(({ most }) => most >= needed);
  if (holding === undefined)
    return `Cloud Run has at most ${formatSize(sizes.at(-1)!.most)}: less memory, or a machine`;
  return `set memory to ${formatSize(needed)} or more, which comes with a cpu of ${holding.from} or more`;
}

function isWithin({ least, most }: Sizes, memory: number): boolean {
  return memory >= least && memory <= most;
}

function inWords({ from, to }: Sizes): string {
  if (from === to) return `${from}`;
  return from === 0.5 ? "0.5 to less than 1" : "0.08 to less than 0.5";
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
