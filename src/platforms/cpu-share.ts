import { nearestWhole } from "../engine/nearest-whole.ts";
import type { RequestBlock } from "./request-block.ts";

/** How CPU time is handed out to a function with less than one full vCPU. */
export const throttleKinds = ["linear", "quantised"] as const;
export type ThrottleKind = (typeof throttleKinds)[number];

/** Length of one CPU quota window on AWS Lambda, microseconds (measured 2025-03). */
const quotaWindow = 20_000;

export interface CpuShare {
  /** Full vCPUs the instance may use: below 1 it is throttled, above 1 only parallel work gains. */
  readonly vcpus: number;
  /** Divides CPU time; 1 is the vCPU on which the work was measured. */
  readonly speed: number;
  /** Share of the CPU work that more than one vCPU can speed up. */
  readonly parallel: number;
  readonly throttle: ThrottleKind;
}

/** Microseconds on the wall for one microsecond of CPU work under the linear law. */
export function wallPerCpu({ vcpus, speed, parallel }: CpuShare): number {
  return ((1 - parallel) / Math.min(vcpus, 1) + parallel / vcpus) / speed;
}

/**
 * Microseconds on the wall for `cpu` microseconds of work where each window of 20 ms grants a quota: run until the
 * quota is used up, pause until the next window. Work that fits one quota is not slowed at all.
 */
export function quantisedWall(cpu: number, vcpus: number): number {
  const quota = quotaWindow * vcpus;
  if (cpu <= 0) return 0;
  const fullWindows = Math.ceil(cpu / quota) - 1;
  return quotaWindow * fullWindows + (cpu - fullWindows * quota);
}

/** The CPU time that each window grants, and the window's length; microseconds. */
export function quantisedSteps(vcpus: number): { readonly quota: number; readonly window: number } {
  return { quota: quotaWindow * vcpus, window: quotaWindow };
}

/** The most CPU time that is done within `wall` microseconds: `quantisedWall` the other way round. */
export function quantisedInverse(wall: number, vcpus: number): number {
  const quota = quotaWindow * vcpus;
  const fullWindows = Math.floor(wall / quotaWindow);
  return fullWindows * quota + Math.min(quota, wall - fullWindows * quotaWindow);
}

/** Writes each request's time on an unshared instance (whole microseconds: CPU phases, then io) to `out`. */
export function handlerTimes(block: RequestBlock, share: CpuShare, out: Float64Array): void {
  const { cpu, io, count } = block;
  if (share.throttle === "quantised" && share.vcpus < 1) {
    for (let i = 0; i < count; i++) out[i] = nearestWhole(quantisedWall(cpu[i]! / share.speed, share.vcpus) + io[i]!);
    return;
  }
  const factor = wallPerCpu(share);
  for (let i = 0; i < count; i++) out[i] = nearestWhole(cpu[i]! * factor + io[i]!);
}
