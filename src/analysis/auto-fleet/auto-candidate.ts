import { describeFleet, fleetLimitsOf } from "../../platforms/aws-ec2/describe-fleet.ts";
import { type AwsEc2Settings, withInstances } from "../../platforms/aws-ec2/settings.ts";
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
export function autoDemand({ platform, settings, redundancy = 0 }: Candidate): AutoDemand | null {
  if (platform !== "aws-ec2") return null;
  const { instances } = settings as AwsEc2Settings;
  return instances.kind === "auto" ? { minimum: instances.minimum, ceiling: instances.ceiling, redundancy } : null;
}

/** The limits that follow from the number of machines. */
const fleetLimitNames: readonly string[] = ["slots", "machines"];

/** The candidate with a fixed number of machines; a commitment that it has already stays as large as it is. */
export function sizedCandidate(candidate: Candidate, count: number): Candidate {
  const settings = withInstances(candidate.settings as AwsEc2Settings, count);
  const limits = candidate.limits.filter(({ limit }) => !fleetLimitNames.includes(limit));
  return {
    ...candidate,
    settings,
    description: describeFleet(settings),
    limits: [...fleetLimitsOf(settings), ...limits],
  };
}
