import { RandomStream } from "../../../src/engine/random-stream.ts";
import type { Traces } from "../../../src/workloads/arrival-process.ts";
import { type ArrivalSettings, startArrivals } from "../../../src/workloads/arrivals/index.ts";

export const second = 1_000_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export interface RunOptions {
  readonly length: number;
  readonly origin?: number;
  readonly seed?: number;
  readonly traces?: Traces;
  /** Arrivals asked for at a time. */
  readonly block?: number;
}

export interface Arrivals {
  readonly times: readonly number[];
  readonly durations: readonly number[];
}

/** Every arrival of one run. */
export function arrive(settings: ArrivalSettings, options: RunOptions): Arrivals {
  const { length, origin = 0, seed = 1, traces = new Map(), block = 512 } = options;
  const random = (name: string) => new RandomStream({ seed, replication: 0, name });
  const source = startArrivals(settings, { random, origin, weekTime: origin, length, traces });
  const times: number[] = [];
  const durations: number[] = [];
  const timesBlock = new Float64Array(block);
  const durationsBlock = new Float64Array(block);
  for (
    let count = source.fill(timesBlock, durationsBlock);
    count > 0;
    count = source.fill(timesBlock, durationsBlock)
  ) {
    times.push(...timesBlock.subarray(0, count));
    durations.push(...durationsBlock.subarray(0, count));
  }
  return { times, durations };
}

/** How many of the times lie in [from, to). */
export function countBetween(times: readonly number[], from: number, to: number): number {
  return times.filter((time) => time >= from && time < to).length;
}

/** Distance of a Poisson count from its mean, in standard deviations. */
export function poissonZ(count: number, mean: number): number {
  return (count - mean) / Math.sqrt(mean);
}
