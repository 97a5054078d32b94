import { RandomStream } from "../../engine/random-stream.ts";
import { Reservoir } from "../../engine/reservoir.ts";
import { CountSeries } from "../../workloads/fitting/count-series.ts";
import type { TrafficRecord } from "../../workloads/formats/traffic-record.ts";

/** Durations that are kept for fitting; of more, a random sample of that size. */
const sampleSize = 50_000;

/** What was measured at one memory size: a running mean and variance (B. P. Welford, Technometrics 4, 1962). */
export interface SizeGroup {
  /** Bytes. */
  readonly memorySize: number;
  count: number;
  mean: number;
  squares: number;
}

/** What recorded requests have in common, in memory that does not grow with their number. Microseconds and bytes. */
export class TrafficProfile {
  readonly name: string;
  readonly series = new CountSeries();
  readonly durations: Reservoir;
  readonly inits: Reservoir;
  readonly sizes = new Map<number, SizeGroup>();
  readonly requestSize = new RunningMean();
  readonly responseSize = new RunningMean();
  requests = 0;
  /** Requests whose time is not told. */
  timeless = 0;
  failed = 0;
  memoryUsed = 0;
  /** Of intervals that tell only the mean of their durations: their sum over requests, and those requests. */
  meanDurations = { sum: 0, requests: 0 };

  /** The same name gives the same random samples. */
  constructor(name: string) {
    this.name = name;
    const stream = (of: string) => new RandomStream({ seed: 1, replication: 0, name: `import.${of}.${name}` });
    this.durations = new Reservoir(sampleSize, stream("durations"));
    this.inits = new Reservoir(sampleSize, stream("inits"));
  }

  /** `interval` is 0 for single requests. */
  add(record: TrafficRecord, interval: number): void {
    const { time, count, duration, init, memorySize, memoryUsed } = record;
    this.requests += count;
    if (Number.isNaN(time)) this.timeless += count;
    else if (count > 0) this.series.add(time, count);
    if (record.failed) this.failed += count;
    if (!Number.isNaN(duration)) this.#addDuration(duration, count, interval);
    if (!Number.isNaN(init)) this.inits.add(init);
    if (memoryUsed > this.memoryUsed) this.memoryUsed = memoryUsed;
    if (!Number.isNaN(memorySize) && !Number.isNaN(duration)) this.#addSize(memorySize, duration);
    this.requestSize.add(record.requestSize);
    this.responseSize.add(record.responseSize);
  }

  #addDuration(duration: number, count: number, interval: number): void {
    if (interval === 0) {
      this.durations.add(duration);
      return;
    }
    this.meanDurations.sum += duration * count;
    this.meanDurations.requests += count;
  }

  #addSize(memorySize: number, duration: number): void {
    let group = this.sizes.get(memorySize);
    if (group === undefined) {
      group = { memorySize, count: 0, mean: 0, squares: 0 };
      this.sizes.set(memorySize, group);
    }
    group.count++;
    const change = duration - group.mean;
    group.mean += change / group.count;
    group.squares += change * (duration - group.mean);
  }
}

/** The mean of the numbers that are told; those that are not are NaN. */
export class RunningMean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.#sum += value;
    this.#count++;
  }

  /** null where nothing was told. */
  get mean(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count;
  }
}
