import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { edgeIneligibleBecause } from "../edge-settings.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import type { MachineSettings } from "./machine-settings.ts";

/** Reasons why this workload cannot run on these machines. */
export function ineligibleBecause(settings: MachineSettings, workload: Workload): string[] {
  const onOne = "functions" in workload && workload.sharing === "account" ? sharedNeed(workload.functions) : null;
  const tooLittle =
    onOne === null
      ? reasonsByFunction(workload, (one) => memoryReasons(settings, one))
      : memoryReasons(settings, onOne, onOne.processes);
  return [...tooLittle, ...reasonsByFunction(workload, (one) => shutOut(settings, one))];
}

/** Whether each function has machines of its own. */
export function hasOwnFleets(workload: Workload): boolean {
  return "functions" in workload && workload.sharing === "none";
}

type MemoryNeed = Pick<OneFunction, "memory" | "memoryPerRequest">;

/** A machine that serves several functions runs a process of each; any of its slots may hold the largest request. */
function sharedNeed(functions: readonly OneFunction[]): MemoryNeed & { readonly processes: number } {
  return {
    memory: functions.reduce((sum, { memory }) => sum + (memory ?? 0), 0),
    memoryPerRequest: functions.reduce((most, { memoryPerRequest }) => Math.max(most, memoryPerRequest), 0),
    processes: functions.length,
  };
}

function memoryReasons(settings: MachineSettings, { memory, memoryPerRequest }: MemoryNeed, processes = 1): string[] {
  const footprint = memory ?? 0;
  const needed = footprint + settings.slots * memoryPerRequest;
  if (needed <= settings.memory) return [];
  const has = `${settings.instance} has ${formatSize(settings.memory)}`;
  if (footprint + memoryPerRequest > settings.memory) {
    const what = processes > 1 ? `one request beside the processes of ${processes} functions` : "one request";
    return [`${what} needs ${formatSize(footprint + memoryPerRequest)} of memory and ${has}`];
  }
  const fitting = Math.floor((settings.memory - footprint) / memoryPerRequest);
  return [
    `${settings.slots} slots need ${formatSize(needed)} of memory and ${has}; the most slots that fit are ${fitting}`,
  ];
}

/** Reasons why the front door lets no request of a function through. */
function shutOut(settings: MachineSettings, workload: OneFunction): string[] {
  const { vcpus, speed } = settings;
  const shortest = smallestWork(workload, { vcpus, speed, parallel: workload.work.parallel, throttle: "linear" });
  return edgeIneligibleBecause(settings, { workload, targets: "machines", shortest });
}
