import { createDistribution, type DistributionSettings, sampleSources } from "../../engine/distributions/index.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { questionOf } from "./choose-cold-start.ts";
import { coldStartProfile } from "./cold-start-profiles.ts";
import type { AwsLambdaGiven, AwsLambdaSettings } from "./settings.ts";

/** What is taken for granted of SnapStart besides the time of a restore. */
export function snapStartAssumptions({ snapStart }: AwsLambdaSettings): readonly Assumption[] {
  if (snapStart === undefined) return [];
  const { versions, isCharged } = snapStart;
  const kept = versions === 1 ? "1 published version" : `${versions} published versions`;
  return [
    {
      name: "SnapStart",
      value: isCharged ? `${kept} kept in the cache all the time` : "free of charge for Java",
      source: "AWS Lambda price page",
      date: "2026",
      setBy: "profile",
      confirmed: true,
    },
    {
      name: "restore from a snapshot",
      value:
        "in place of init, which is not repeated, the workload's own neither; not billed as duration; the same at every memory setting",
      source: "from memory; no source found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  ];
}

/** Where a restore takes longer than what it saves: the mean init of the runtime's profile and the workload's own. */
export function snapStartWarnings(
  given: AwsLambdaGiven,
  { snapStart, speed }: AwsLambdaSettings,
  workload: Workload,
): readonly string[] {
  const profile = coldStartProfile(questionOf(given));
  const restore = snapStart === undefined ? null : meanOf(snapStart.restore);
  if (profile === null || restore === null || given.coldStart !== undefined) return [];
  const longest = functionsOf(workload).map((one) => ownInit(one, speed));
  if (longest.includes(null)) return [];
  const init = meanOf(profile.init)! + Math.max(...(longest as number[]));
  if (init >= restore) return [];
  const times = `a restore takes about ${formatMicroseconds(restore)}, initialisation about ${formatMicroseconds(init)}`;
  return [
    `SnapStart makes cold starts longer here: ${times}; leave snapStart out, or say in workload.init what initialisation takes`,
  ];
}

/** Mean microseconds of a function's own start-up work; null where only recorded data tell. */
function ownInit({ init }: OneFunction, speed: number): number | null {
  if (init === null) return 0;
  const [cpu, io] = [meanOf(init.cpu), meanOf(init.io)];
  return cpu === null || io === null ? null : cpu / speed + io;
}

function meanOf(law: DistributionSettings): number | null {
  return sampleSources(law).length > 0 ? null : createDistribution(law).mean;
}
