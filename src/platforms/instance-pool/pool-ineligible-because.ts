import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { edgeIneligibleBecause } from "../edge-settings.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { hasOwnPools } from "./has-own-pools.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** Memory of one instance, in bytes, and whose it is: "m7g.large", "a task". */
export interface InstanceMemory {
  readonly owner: string;
  readonly memory: number;
  /** What the platform calls its slots; "slots" where left out. */
  readonly slotsName?: string;
  /** What gives an instance so many bytes, in words for the end of a sentence. */
  readonly larger?: (needed: number) => string;
}

/** Reasons why this workload cannot run on such instances. */
export function poolIneligibleBecause(settings: PoolSettings, instance: InstanceMemory, workload: Workload): string[] {
  const isShared = "functions" in workload && !hasOwnPools(workload);
  const onOne = isShared ? sharedNeed(workload.functions) : null;
  const { slots } = settings;
  const tooLittle =
    onOne === null
      ? reasonsByFunction(workload, (one) => memoryReasons({ ...one, slots, processes: 1 }, instance))
      : memoryReasons({ ...onOne, slots }, instance);
  return [...tooLittle, ...reasonsByFunction(workload, (one) => shutOut(settings, one))];
}

type MemoryNeed = Pick<OneFunction, "memory" | "memoryPerRequest"> & { readonly processes: number };

/** An instance that serves several functions runs a process of each; any of its slots may hold the largest request. */
function sharedNeed(functions: readonly OneFunction[]): MemoryNeed {
  return {
    memory: functions.reduce((sum, { memory }) => sum + (memory ?? 0), 0),
    memoryPerRequest: functions.reduce((most, { memoryPerRequest }) => Math.max(most, memoryPerRequest), 0),
    processes: functions.length,
  };
}

function memoryReasons(
  need: MemoryNeed & { readonly slots: number },
  { owner, memory: available, slotsName = "slots", larger = () => "choose larger ones" }: InstanceMemory,
): string[] {
  const { memory, memoryPerRequest, processes, slots } = need;
  const footprint = memory ?? 0;
  const needed = footprint + slots * memoryPerRequest;
  if (needed <= available) return [];
  const has = `${owner} has ${formatSize(available)}`;
  if (footprint + memoryPerRequest > available) {
    const what = processes > 1 ? `one request beside the processes of ${processes} functions` : "one request";
    const least = footprint + memoryPerRequest;
    return [`${what} needs ${formatSize(least)} of memory and ${has}; ${larger(least)}`];
  }
  const fitting = Math.floor((available - footprint) / memoryPerRequest);
  const needs = `${slots} ${slotsName} need ${formatSize(needed)}`;
  return [`${needs} of memory and ${has}; the most ${slotsName} that fit are ${fitting}`];
}

/** Reasons why the front door lets no request of a function through. */
function shutOut(settings: PoolSettings, workload: OneFunction): string[] {
  const { vcpus, speed } = settings;
  const shortest = smallestWork(workload, { vcpus, speed, parallel: workload.work.parallel, throttle: "linear" });
  return edgeIneligibleBecause(settings, { workload, shortest });
}
