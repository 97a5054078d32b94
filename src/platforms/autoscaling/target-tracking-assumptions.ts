import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { type TargetTracking, targetTracking } from "./target-tracking.ts";

type Origin = Pick<Assumption, "source" | "date" | "confirmed">;

/** What a provider's own sources say of the rule. */
export interface TrackingOrigins {
  /** What the group consists of: "machine", "task". */
  readonly noun: string;
  readonly alarms: Origin;
  readonly warmUp: Origin;
}

/** What a group that follows a target takes for granted of AWS. */
export function targetTrackingAssumptions(
  policy: TargetTracking,
  { noun, alarms, warmUp }: TrackingOrigins,
): readonly Assumption[] {
  const assumed = (name: string, value: string, origin: Origin): Assumption => {
    return { name, value, setBy: "profile", ...origin };
  };
  return [
    assumed(
      "autoscaler alarms",
      "grows after 3 of 3 minutes above the target, shrinks after 15 of 15 below 90 % of it",
      alarms,
    ),
    assumed("autoscaler, shrinking", `a tenth of the ${noun}s each minute, at least one; newest first; drained`, {
      source: "evenpoint default: AWS says gradually and publishes no rule",
      date: "",
      confirmed: false,
    }),
    assumed(
      "autoscaler warm-up",
      `${formatMicroseconds(targetTracking.rhythm(policy).warmUp)} in service before a ${noun}'s CPU counts`,
      warmUp,
    ),
  ];
}
