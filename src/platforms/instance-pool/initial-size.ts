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

/**
 * Instances in service when the run starts: as many as keep to the autoscaler's policy at the traffic's mean rate,
 * within `min` (the schedule's, at that moment) and the pool's `max`.
 */
export function initialSize(
  size: GrowingPool,
  settings: PoolSettings,
  { workload, run, min }: { readonly workload: Workload; readonly run: StationRun; readonly min: number },
): number {
  const { scaler, max, initial } = size;
  const needed =
    initial ?? autoscalers[scaler.kind].steadySize(scaler, meanLoad(settings, { workload, run }), settings);
  return Math.min(max, Math.max(min, needed));
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
