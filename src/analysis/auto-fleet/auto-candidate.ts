import { withInstances } from "../../platforms/instance-pool/pool-settings.ts";
import { platforms } from "../../platforms/platforms.ts";
import { poolSettingsOf } from "../../platforms/pool-settings-of.ts";
import type { Candidate } from "../../scenario/scenario.ts";

/** What an `auto` fleet must satisfy besides the objectives. */
export interface AutoDemand {
  /** Machines that are there whatever the load. */
  readonly minimum: number;
  /** Highest CPU utilisation of the busiest hour, 0 to 1. */
  readonly ceiling: number;
  /** Machines on top of those that carry the load. */
  readonly redundancy: number;
}

/** What a candidate asks of its size where that is left to the analysis; null where the scenario says it. */
export function autoDemand(candidate: Candidate): AutoDemand | null {
  const { redundancy = 0 } = candidate;
  const instances = poolSettingsOf(candidate)?.instances;
  if (instances?.kind !== "auto") return null;
  return { minimum: instances.minimum, ceiling: instances.ceiling, redundancy };
}

/**
 * The candidate with a fixed number of instances; a commitment that it has already stays as large as it is. Throws where
 * its platform lets nobody set that number.
 */
export function sizedCandidate(candidate: Candidate, count: number): Candidate {
  const pool = platforms[candidate.platform]?.pool;
  const before = poolSettingsOf(candidate);
  if (pool === undefined || before === null) throw new RangeError(`${candidate.platform} has no number of instances`);
  const settings = withInstances(before, count);
  const sized = pool.limits(settings);
  const names = new Set(sized.map(({ limit }) => limit));
  return {
    ...candidate,
    settings,
    description: pool.describe(settings),
    limits: [...sized, ...candidate.limits.filter(({ limit }) => !names.has(limit))],
  };
}
