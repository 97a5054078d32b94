import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * A pool as it serves that workload: the workload's own start-up work comes after the platform's, one process after the
 * other where there are several functions, its CPU time spread over all the vCPUs of a starting instance (an assumption).
 */
export function withInit<Settings extends PoolSettings>(
  settings: Settings,
  workload: Workload,
  vcpusAtStart: number = settings.vcpus,
): Settings {
  const own = functionsOf(workload).flatMap(({ init }) => (init === null ? [] : [init]));
  const { boot, bootSpeed = boot.map(() => 1), speed } = settings;
  return {
    ...settings,
    boot: [...boot, ...own.flatMap(({ cpu, io }) => [cpu, io])],
    bootSpeed: [...bootSpeed, ...own.flatMap(() => [speed * vcpusAtStart, 1])],
  };
}
