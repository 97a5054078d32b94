import { LatencyHistogram } from "../../engine/latency-histogram.ts";
import type { Usage } from "../../usage/meter.ts";
import type { NamedFunction } from "../../workloads/workload.ts";
import type { FunctionObservation, LatencyRecord, Observation } from "../station.ts";
import type { WindowRecord } from "../window-recorder.ts";

/** What a total cannot tell from its parts alone: whether loads add up, and what of the usage is common. */
export type CombinedObservation = Omit<Observation, "offeredLoad" | "usage" | "functions">;

/**
 * What the stations of several functions saw together. `record` is the total's; of a limit that each has for itself,
 * and of a bucket that all share, the peak is the largest of the parts'.
 */
export function combinedObservation(
  parts: readonly Observation[],
  record: WindowRecord,
  capacityPerInstance: number,
): CombinedObservation {
  const sum = (read: (part: Observation) => number) => parts.reduce((all, part) => all + read(part), 0);
  const most = (read: (part: Observation) => number) => parts.reduce((high, part) => Math.max(high, read(part)), 0);
  const { concurrencyTime, instanceTime, usedTime } = record.integrals;
  return {
    ...record,
    wait: mergedTimes(parts.map(({ wait }) => wait)),
    coldLatency: mergedTimes(parts.map(({ coldLatency }) => coldLatency)),
    concurrencyTime,
    instanceTime,
    usedTime,
    availableTime: sum(({ availableTime }) => availableTime),
    serviceTime: sum(({ serviceTime }) => serviceTime),
    peakHourUtilisation: record.peakHourUtilisation / capacityPerInstance,
    peakRequestRate: most(({ peakRequestRate }) => peakRequestRate),
    peakScaleOut: most(({ peakScaleOut }) => peakScaleOut),
    peakFrontDoorRate: most(({ peakFrontDoorRate }) => peakFrontDoorRate),
    peakVcpus: most(({ peakVcpus }) => peakVcpus),
    peakFunctionConcurrency: most(({ peakConcurrency }) => peakConcurrency),
    peakFunctionInstances: most(({ peakInstances }) => peakInstances),
    ...(parts.every(({ peakDayRequests }) => peakDayRequests === undefined)
      ? {}
      : { peakDayRequests: most(({ peakDayRequests = 0 }) => peakDayRequests) }),
    provisioned: parts.every(({ provisioned }) => provisioned === null)
      ? null
      : {
          spilled: sum(({ provisioned }) => provisioned?.spilled ?? 0),
          usedTime: sum(({ provisioned }) => provisioned?.usedTime ?? 0),
          availableTime: sum(({ provisioned }) => provisioned?.availableTime ?? 0),
        },
  };
}

/** One function's share, from the station that it has to itself. */
export function functionObservation(
  { name }: NamedFunction,
  part: Observation,
  usage: Usage | null,
): FunctionObservation {
  const { offered, completed, throttled, rejected, timedOut, failed, retried, coldStarts, latency } = part;
  const concurrency = { time: part.concurrencyTime, peak: part.peakConcurrency };
  return {
    name,
    offered,
    completed,
    throttled,
    rejected,
    timedOut,
    failed,
    retried,
    coldStarts,
    latency,
    concurrency,
    usage,
  };
}

function mergedTimes(records: readonly LatencyRecord[]): LatencyRecord {
  const histogram = new LatencyHistogram();
  for (const record of records) histogram.add(record.histogram);
  return {
    histogram,
    sum: records.reduce((sum, record) => sum + record.sum, 0),
    max: records.reduce((max, record) => Math.max(max, record.max), 0),
  };
}
