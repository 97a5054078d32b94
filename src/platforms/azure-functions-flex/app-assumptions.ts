import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import {
  appSharing,
  azureDocumentation,
  requestLimits,
  startUpWork,
  unsourced,
} from "../azure-functions/app-assumptions.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

/** What an app takes for granted of Azure, besides what the scenario may set. */
export function appAssumptions(settings: AzureFunctionsFlexSettings, workload: Workload): readonly Assumption[] {
  return [
    ...requestLimits,
    {
      name: "requests without a place",
      value: "wait in one line for the first free place or new instance, until the longest answer ends it",
      ...unsourced,
      source: "evenpoint default: Microsoft publishes no rule",
    },
    {
      name: "instance chosen",
      value: "the lowest-numbered one with a free place: always-ready instances first",
      ...unsourced,
      source: "evenpoint default: Microsoft publishes no rule",
    },
    {
      name: "billed time",
      value: "while an instance serves, overlapping requests once, in steps of 100 ms, by its size",
      ...azureDocumentation,
    },
    {
      name: "billing of cold starts",
      value: "not billed: an instance is active from its first request's service on",
      ...unsourced,
    },
    ...startUpWork(settings.vcpus, workload),
    ...appSharing(workload),
  ];
}
