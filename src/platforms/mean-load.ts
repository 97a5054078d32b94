import { createDistribution, sampleSources } from "../engine/distributions/index.ts";
import { meanRate, traceSources } from "../workloads/arrivals/index.ts";
import type { OneFunction } from "../workloads/workload.ts";
import { type CpuShare, wallPerCpu } from "./cpu-share.ts";

/** What a function's requests keep busy at their mean rate, by Little's law. */
export interface MeanLoad {
  /** Requests per second. */
  readonly rate: number;
  /** Mean time in service of a request that has an instance to itself, seconds. */
  readonly time: number;
  /** Requests in service at any time: rate x time. No instance makes it fewer. */
  readonly concurrency: number;
  /** Full vCPUs at work. */
  readonly vcpus: number;
}

/**
 * Of requests that take their mean work; null where only recorded data tell it. Neither retries nor waiting nor cold
 * starts are in it, so what carries it may still be too small, and what does not carry it is.
 */
export function meanLoad(
  { arrivals, work }: OneFunction,
  share: Omit<CpuShare, "throttle" | "parallel">,
): MeanLoad | null {
  if (work.from === "trace" || traceSources(arrivals).length > 0) return null;
  if ([work.cpu, work.io].some((law) => sampleSources(law).length > 0)) return null;
  const cpu = createDistribution(work.cpu).mean / 1e6;
  const io = createDistribution(work.io).mean / 1e6;
  const rate = meanRate(arrivals);
  const time = cpu * wallPerCpu({ ...share, parallel: work.parallel, throttle: "linear" }) + io;
  return { rate, time, concurrency: rate * time, vcpus: (rate * cpu) / share.speed };
}

/** The load of several functions together; null where that of one is not known. */
export function summedLoad(loads: readonly (MeanLoad | null)[]): MeanLoad | null {
  if (loads.includes(null)) return null;
  const known = loads as readonly MeanLoad[];
  const sum = (of: (load: MeanLoad) => number) => known.reduce((total, load) => total + of(load), 0);
  const rate = sum((load) => load.rate);
  const concurrency = sum((load) => load.concurrency);
  return { rate, concurrency, time: rate === 0 ? 0 : concurrency / rate, vcpus: sum((load) => load.vcpus) };
}
