import { createDistribution } from "../../engine/distributions/index.ts";
import type { SampleSets } from "../../engine/distributions/sample-set.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";

/** A request waits so many mean start-ups, and 10 s at least, before it is refused (documentation as quoted, 2026). */
const startUps = 3.5;
export const leastPatience = 10 * microsecondsPer.s;

/** Mean time from launch to in service, microseconds. */
export function meanStartUp({ boot, bootSpeed = [] }: PoolSettings, samples: SampleSets = new Map()): number {
  return boot.reduce((sum, part, i) => sum + createDistribution(part, samples).mean / (bootSpeed[i] ?? 1), 0);
}

/** For how long a request waits for an instance of Cloud Run, microseconds. */
export function patienceOf(settings: PoolSettings, samples: SampleSets = new Map()): number {
  return Math.max(leastPatience, Math.round(startUps * meanStartUp(settings, samples)));
}
