import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import type { AwsLambdaSettings } from "./settings.ts";

/** What holds for several functions of a candidate that is described once. */
export function functionAssumptions(settings: AwsLambdaSettings, workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "each with instances of its own, in one account and behind one front door";
  const apart = "each with instances, an account and a front door of its own";
  const inWords = workload.sharing === "account" ? together : apart;
  return [sharingAssumption(workload, inWords), ...eachSettingAssumptions(settings)];
}

function eachSettingAssumptions({ limitCause, concurrencyLimit, provisionedConcurrency }: AwsLambdaSettings) {
  const each: string[] = ["memory", "package", "timeout"];
  if (limitCause === "reserved") each.push(`${concurrencyLimit} reserved concurrency`);
  if (provisionedConcurrency > 0) each.push(`${provisionedConcurrency} provisioned instances`);
  const assumption: Assumption = {
    name: "settings of each function",
    value: `the candidate's: ${each.join(", ")}`,
    source: "evenpoint: a candidate is one group of settings for all functions",
    date: "",
    setBy: "default",
    confirmed: true,
  };
  return [assumption];
}
