import { createDistribution } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { type ArrivalSettings, meanRate, traceSources } from "../../workloads/arrivals/index.ts";
import { traceKey } from "../../workloads/arrivals/trace.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import { meanDurationOf } from "../../workloads/trace.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import type { SteadyLoad } from "../autoscaling/autoscaler.ts";
import { autoscalers } from "../autoscaling/autoscalers.ts";
import { wallPerCpu } from "../cpu-share.ts";
import type { StationRun } from "../station.ts";
import type { GrowingPool, PoolSettings } from "./pool-settings.ts";
import { capacity } from "./processor-sharing.ts";

/**
 * Instances in service when the run starts: as many as keep to the autoscaler's policy at the traffic's mean rate,
 * within `min` (the schedule's, at that moment) and the pool's `max`.
 */
export function initialSize(
  size: GrowingPool,
  settings: PoolSettings,
  { workload, run, min }: { readonly workload: Workload; readonly run: StationRun; readonly min: number },
): number {
  const { max, initial } = size;
  const needed = initial ?? steadySize(size, settings, meanLoad(settings, { workload, run }));
  return Math.min(max, Math.max(min, needed));
}

/**
 * Instances that keep to the policy. vCPUs that are hyperthreads do less the more of them are busy, so the same work keeps
 * more of them busy on fewer instances: the first number is taken at which that is within the policy.
 */
function steadySize({ scaler, max }: GrowingPool, settings: PoolSettings, load: SteadyLoad): number {
  const { steadySize: sizeFor } = autoscalers[scaler.kind];
  let count = Math.max(1, sizeFor(scaler, load, settings));
  for (; count < max; count++) {
    const busy = count * busyVcpus(load.vcpus / count, settings);
    if (sizeFor(scaler, { ...load, vcpus: busy }, settings) <= count) break;
  }
  return load.requests === 0 ? 0 : count;
}

/** vCPUs of an instance that are busy with work of so many full ones: the inverse of `capacity`. */
function busyVcpus(work: number, settings: PoolSettings): number {
  const { vcpus, siblingSpeed } = settings;
  if (work <= vcpus / 2) return work;
  if (siblingSpeed <= 0.5 || work >= capacity(vcpus, settings)) return vcpus;
  return (work - vcpus * (1 - siblingSpeed)) / (2 * siblingSpeed - 1);
}

/** The traffic's mean load on instances that are never full. */
function meanLoad(
  { vcpus, speed }: PoolSettings,
  { workload, run }: { readonly workload: Workload; readonly run: StationRun },
): SteadyLoad {
  const load = { vcpus: 0, concurrency: 0, requests: 0 };
  for (const one of functionsOf(workload)) {
    const rate = meanRate(one.arrivals, run.traces);
    const { cpu, io } = meanWork(one, run);
    const { parallel } = one.work;
    load.vcpus += (rate * cpu) / speed;
    load.concurrency += rate * (cpu * wallPerCpu({ vcpus, speed, parallel, throttle: "linear" }) + io);
    load.requests += rate;
  }
  return load;
}

/** Seconds of CPU work and of waiting that a request brings on average. */
function meanWork({ arrivals, work }: OneFunction, run: StationRun): { readonly cpu: number; readonly io: number } {
  if (work.from === "trace") {
    const seconds = meanRecordedDuration(arrivals, run);
    return { cpu: seconds * work.cpuShare, io: seconds * (1 - work.cpuShare) };
  }
  const mean = (of: typeof work.cpu) => createDistribution(of, run.samples).mean / microsecondsPer.s;
  return { cpu: mean(work.cpu), io: mean(work.io) };
}

/** Seconds, over all traces by their rates. */
function meanRecordedDuration(arrivals: ArrivalSettings, { traces }: StationRun): number {
  let rate = 0;
  let busy = 0;
  for (const source of traceSources(arrivals)) {
    const recorded = traces.get(traceKey(source));
    const duration = recorded === undefined ? null : meanDurationOf(recorded);
    if (duration === null) continue;
    const own = meanRate(source, traces);
    rate += own;
    busy += (own * duration) / microsecondsPer.s;
  }
  return rate === 0 ? 0 : busy / rate;
}
