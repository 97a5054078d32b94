import { createDistribution } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { type ArrivalSettings, meanRate, traceSources } from "../../workloads/arrivals/index.ts";
import { traceKey } from "../../workloads/arrivals/trace.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import { meanDurationOf } from "../../workloads/trace.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
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
  if (target.metric === "requests") return Math.ceil(meanRate(workload.arrivals, run.traces) / target.value);
  const sum = (of: (one: OneFunction) => number) => functionsOf(workload).reduce((all, one) => all + of(one), 0);
  const rateOf = (one: OneFunction) => meanRate(one.arrivals, run.traces);
  if (target.metric === "cpu") {
    const busy = sum((one) => rateOf(one) * meanWork(one, run).cpu);
    return Math.ceil(busy / (vcpus * speed * target.value));
  }
  const inService = sum((one) => {
    const { cpu, io } = meanWork(one, run);
    const { parallel } = one.work;
    return rateOf(one) * (cpu * wallPerCpu({ vcpus, speed, parallel, throttle: "linear" }) + io);
  });
  return Math.ceil(inService / (slots * target.value));
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
