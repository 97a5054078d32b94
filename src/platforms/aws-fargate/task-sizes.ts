import { bytesPerGigabyte, formatSize } from "../../units/size.ts";

/** The memory that tasks with so many vCPUs may have, in GB of 1,024 MB: single sizes, or a range in equal steps. */
interface TaskSizes {
  readonly vcpus: number;
  readonly gigabytes: readonly number[] | { readonly from: number; readonly to: number; readonly step: number };
}

/** The pairs that AWS Fargate offers (its price page, read 2026-11-21; Linux). */
const taskSizes: readonly TaskSizes[] = [
  { vcpus: 0.25, gigabytes: [0.5, 1, 2] },
  { vcpus: 0.5, gigabytes: { from: 1, to: 4, step: 1 } },
  { vcpus: 1, gigabytes: { from: 2, to: 8, step: 1 } },
  { vcpus: 2, gigabytes: { from: 4, to: 16, step: 1 } },
  { vcpus: 4, gigabytes: { from: 8, to: 30, step: 1 } },
  { vcpus: 8, gigabytes: { from: 16, to: 60, step: 4 } },
  { vcpus: 16, gigabytes: { from: 32, to: 120, step: 8 } },
  { vcpus: 32, gigabytes: [60, 120, 244] },
];

/** The numbers of vCPUs that a task may have. */
export const taskVcpus: readonly number[] = taskSizes.map(({ vcpus }) => vcpus);

/**
 * What is wrong with a pair of vCPUs and memory (bytes), with the memory that those vCPUs come with and the vCPUs that
 * come with that memory; null where the pair is offered.
 */
export function taskSizeProblem(vcpus: number, memory: number): string | null {
  const gigabytes = memory / bytesPerGigabyte;
  const own = taskSizes.find((sizes) => sizes.vcpus === vcpus)!;
  if (isOffered(own, gigabytes)) return null;
  const others = taskSizes.filter((sizes) => isOffered(sizes, gigabytes)).map((sizes) => `${sizes.vcpus}`);
  const remedy =
    others.length === 0
      ? `no number of vCPUs comes with ${formatSize(memory)}`
      : `${formatSize(memory)} comes with a cpu of ${listed(others)}`;
  return `a cpu of ${vcpus} comes with ${inWords(own)}; ${remedy}`;
}

/** What to ask for where so many bytes are needed, in words for the end of a sentence. */
export function largerTask(needed: number): string {
  const gigabytes = needed / bytesPerGigabyte;
  const holding = taskSizes.flatMap((sizes) => {
    return offeredBy(sizes)
      .filter((size) => size >= gigabytes)
      .map((size) => ({ vcpus: sizes.vcpus, size }));
  });
  const [smallest] = holding.sort((one, other) => one.size - other.size || one.vcpus - other.vcpus);
  if (smallest === undefined) return "no task has so much: less memory, or a machine";
  return `set memory to ${formatSize(smallest.size * bytesPerGigabyte)}, which comes with a cpu of ${smallest.vcpus}`;
}

/** The least memory that so many vCPUs come with and that is at least so much, bytes; null where they come with less. */
export function leastMemoryWith(vcpus: number, memory: number): number | null {
  const own = taskSizes.find((sizes) => sizes.vcpus === vcpus);
  const least = own && offeredBy(own).find((gigabytes) => gigabytes * bytesPerGigabyte >= memory);
  return least === undefined ? null : least * bytesPerGigabyte;
}

/** In GB, ascending. */
function offeredBy({ gigabytes }: TaskSizes): readonly number[] {
  if (!("step" in gigabytes)) return gigabytes;
  const { from, to, step } = gigabytes;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function isOffered({ gigabytes: offered }: TaskSizes, gigabytes: number): boolean {
  if ("step" in offered) {
    const { from, to, step } = offered;
    return gigabytes >= from && gigabytes <= to && (gigabytes - from) % step === 0;
  }
  return offered.includes(gigabytes);
}

function inWords({ gigabytes }: TaskSizes): string {
  const show = (size: number) => formatSize(size * bytesPerGigabyte);
  if ("step" in gigabytes) {
    const { from, to, step } = gigabytes;
    return `${show(from)} to ${show(to)} in steps of ${show(step)}`;
  }
  return listed(gigabytes.map(show));
}

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
