import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { targetTrackingAssumptions } from "../autoscaling/target-tracking-assumptions.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { type AwsFargateSettings, includedDisk } from "./settings.ts";

/** Tasks of one account and region: so many at once, then so many each second (AWS quota, read 2026-11-21). */
export const launchRate = { burst: 100, perSecond: 20 } as const;

/** What a growing service takes for granted of AWS, besides how long a task takes to start. */
export function growingAssumptions({ instances }: AwsFargateSettings): readonly Assumption[] {
  if (instances.kind !== "growing" || instances.scaler.kind !== "target-tracking") return [];
  return [
    {
      name: "task launch rate",
      value: `${launchRate.burst} at once, then ${launchRate.perSecond} a second`,
      source: "AWS Fargate quota: default of an account and region",
      date: "2026-11-21",
      setBy: "profile",
      confirmed: true,
    },
    ...targetTrackingAssumptions(instances.scaler, {
      noun: "task",
      alarms: { source: "public issue reports on ECS target tracking", date: "2025", confirmed: true },
      warmUp: {
        source: "the default cooldown of Application Auto Scaling, taken as a warm-up; not measured",
        date: "2025",
        confirmed: false,
      },
    }),
  ];
}

/** What tasks do for several functions. */
export function taskSharingAssumptions(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all in the same tasks, a process of each in every task";
  const apart = "each with a service and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}

/** Storage is listed where nobody said how much there is to be. */
export function diskAssumption(isGiven: boolean): readonly Assumption[] {
  if (isGiven) return [];
  return [
    {
      name: "storage of a task",
      value: `${formatSize(includedDisk)}, which are included`,
      source: "AWS default",
      date: "2026-11-21",
      setBy: "profile",
      confirmed: true,
    },
  ];
}
