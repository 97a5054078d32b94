import { createDistribution } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { type ArrivalSettings, meanRate, traceSources } from "../../workloads/arrivals/index.ts";
import { traceKey } from "../../workloads/arrivals/trace.ts";
import { meanDurationOf } from "../../workloads/trace.ts";
import type { Workload } from "../../workloads/workload.ts";
import { wallPerCpu } from "../cpu-share.ts";
import type { StationRun } from "../station.ts";
import type { GrowingSize } from "./fleet-size.ts";
import type { AwsEc2Settings } from "./settings.ts";

/**
 * Machines in service when the run starts: as many as keep the target at the traffic's mean rate, within `min` (the
 * schedule's, at that moment) and the fleet's `max`.
 */
export function initialSize(
  size: GrowingSize,
  settings: AwsEc2Settings,
  { workload, run, min }: { readonly workload: Workload; readonly run: StationRun; readonly min: number },
): number {
  const needed = size.initial ?? neededAtMeanRate(size, settings, { workload, run });
  return Math.min(size.max, Math.max(min, needed));
}

function neededAtMeanRate(
  { target }: GrowingSize,
  { vcpus, speed, slots }: AwsEc2Settings,
  { workload, run }: { readonly workload: Workload; readonly run: StationRun },
): number {
  const rate = meanRate(workload.arrivals, run.traces);
  if (target.metric === "requests") return Math.ceil(rate / target.value);
  const { cpu, io } = meanWork(workload, run);
  if (target.metric === "cpu") return Math.ceil((rate * cpu) / (vcpus * speed * target.value));
  const { parallel } = workload.work;
  const inService = rate * (cpu * wallPerCpu({ vcpus, speed, parallel, throttle: "linear" }) + io);
  return Math.ceil(inService / (slots * target.value));
}

/** Seconds of CPU work and of waiting that a request brings on average. */
function meanWork({ arrivals, work }: Workload, run: StationRun): { readonly cpu: number; readonly io: number } {
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
