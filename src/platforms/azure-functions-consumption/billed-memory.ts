import { bytesPerMegabyte } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { ExecutionBilling } from "../instance-pool/pool-settings.ts";

export type BilledMemory = NonNullable<ExecutionBilling["memory"]>;

/** Observed memory is billed in steps of so many bytes, one at least (Microsoft's price page). */
export const memoryStep = 128 * bytesPerMegabyte;

/**
 * The memory that an instance is seen to use while it serves that workload: a process of each function, and what requests
 * add; of several functions' requests, the largest.
 */
export function billedMemory(served: Workload): BilledMemory {
  const functions = functionsOf(served);
  return {
    footprint: functions.reduce((sum, { memory }) => sum + (memory ?? 0), 0),
    perRequest: functions.reduce((most, { memoryPerRequest }) => Math.max(most, memoryPerRequest), 0),
    step: memoryStep,
  };
}

/** Steps of memory that an instance is billed for at most, with so many requests in service at once. */
export function mostSteps({ footprint, perRequest, step }: BilledMemory, requests: number): number {
  return Math.max(requests, Math.ceil((footprint + requests * perRequest) / step));
}
