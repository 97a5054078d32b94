import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Assumption } from "../assumption.ts";
import { targetTrackingAssumptions } from "../autoscaling/target-tracking-assumptions.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { AwsEc2Settings } from "./settings.ts";

/**
 * A launched machine is "pending" for 17 s and is billed from its end on (three cold launches of 2026-01-31 measured by
 * brevdev/ec2-coldboot-research: 17.8 s; 16.4 to 17.1 s across types and regions).
 */
export const pendingTime = 17 * microsecondsPer.s;

type Origin = Pick<Assumption, "source" | "date" | "confirmed">;

const assumed = (name: string, value: string, origin: Origin): Assumption => {
  return { name, value, setBy: "profile", ...origin };
};

/** What a growing fleet takes for granted of AWS. */
export function growingAssumptions({ instances }: AwsEc2Settings): readonly Assumption[] {
  if (instances.kind !== "growing" || instances.scaler.kind !== "target-tracking") return [];
  return [
    assumed("pending before billing", formatMicroseconds(pendingTime), {
      source: "brevdev/ec2-coldboot-research: 16.4 to 17.8 s",
      date: "2026-01-31",
      confirmed: true,
    }),
    ...targetTrackingAssumptions(instances.scaler, {
      noun: "machine",
      alarms: {
        source: "public issue reports on ECS target tracking; the same for EC2 is not confirmed",
        date: "2025",
        confirmed: false,
      },
      warmUp: { source: "AWS: the default cooldown", date: "2025", confirmed: true },
    }),
  ];
}

/** What a burstable type takes for granted of its CPU credits. */
export function creditAssumptions(
  { credits, instance, vcpus }: AwsEc2Settings,
  isGiven: boolean,
): readonly Assumption[] {
  if (credits === null) return [];
  const share = formatSignificant(100 * credits.baseline);
  const earned = formatSignificant(60 * vcpus * credits.baseline);
  return [
    assumed(
      "CPU credits",
      `${earned} an hour (${share} % of each vCPU of ${instance}), kept for 24 h, none at launch`,
      {
        source: "AWS credit table (awsdocs)",
        date: "2023",
        confirmed: true,
      },
    ),
    {
      name: "CPU credit mode",
      value: credits.mode,
      source: isGiven ? "scenario" : "AWS default of T3, T3a and T4g",
      date: isGiven ? "" : "2023",
      setBy: isGiven ? "user" : "profile",
      confirmed: true,
    },
  ];
}
