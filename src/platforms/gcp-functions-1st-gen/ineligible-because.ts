import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { edgeIneligibleBecause } from "../edge-settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { memorySizes, smallestWith } from "./memory-sizes.ts";
import { functionLimits, type GcpFunctions1stGenSettings } from "./settings.ts";

/** Reasons why this workload cannot run in such functions: one that does not fit is enough. */
export function ineligibleBecause(settings: GcpFunctions1stGenSettings, workload: Workload): string[] {
  const { vcpus, speed } = settings;
  return reasonsByFunction(workload, (one) => {
    const shortest = smallestWork(one, { vcpus, speed, parallel: one.work.parallel, throttle: "linear" });
    return [
      ...memoryReasons(settings, one),
      ...timeReasons(settings, shortest),
      ...sizeReasons(one),
      ...edgeIneligibleBecause(settings, { workload: one, shortest }),
    ];
  });
}

function memoryReasons({ memory }: GcpFunctions1stGenSettings, one: OneFunction): string[] {
  const needed = (one.memory ?? 0) + one.memoryPerRequest;
  if (needed <= memory) return [];
  const fitting = smallestWith(needed);
  if (fitting === undefined) {
    const most = formatSize(memorySizes.at(-1)!.memory);
    return [
      `needs ${formatSize(needed)} of memory; functions of the first generation have at most ${most}: less memory, or a machine`,
    ];
  }
  return [
    `needs ${formatSize(needed)} of memory and has ${formatSize(memory)}; set memory to ${formatSize(fitting.memory)}`,
  ];
}

function timeReasons({ timeout }: GcpFunctions1stGenSettings, shortest: number): string[] {
  if (timeout === null || shortest <= timeout) return [];
  const longest = functionLimits.timeout;
  const remedy =
    shortest > longest
      ? `beyond the first generation's maximum of ${formatMicroseconds(longest)}: shorter requests, or a machine`
      : `beyond the timeout of ${formatMicroseconds(timeout)}; set timeout above that, up to ${formatMicroseconds(longest)}`;
  return [`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`];
}

function sizeReasons(one: OneFunction): string[] {
  const { body } = functionLimits;
  return (["request", "response"] as const)
    .filter((side) => one[side] > body)
    .map(
      (side) =>
        `a ${side} of ${formatSize(one[side])} exceeds the ${formatSize(body)} that functions of the first generation carry: smaller ones (the data in a store, the request with a link), or a machine`,
    );
}
