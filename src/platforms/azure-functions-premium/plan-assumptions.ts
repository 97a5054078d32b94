import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import {
  appSharing,
  azureDocumentation,
  requestLimits,
  startUpWork,
  unsourced,
} from "../azure-functions/app-assumptions.ts";
import type { AzureFunctionsPremiumSettings } from "./settings.ts";

const pricesOnWindows: Assumption = {
  name: "prices on Windows",
  value: "as on Linux, of which the card's are",
  ...unsourced,
};

/** What a plan takes for granted of Azure, besides what the scenario may set. */
export function planAssumptions({ vcpus, prewarmed, os }: AzureFunctionsPremiumSettings, workload: Workload) {
  const sequence: Assumption = {
    name: "prewarmed instances, sequence",
    value:
      "none until the first request; one that is wanted serves at once and the next is started, up to the most; gone when nobody has called for the keep-alive",
    ...azureDocumentation,
    source: "Azure Functions documentation, Premium plan; when they go again has no source",
    confirmed: false,
  };
  const others: readonly Assumption[] = [
    {
      name: "billed time of an instance",
      value: "from its launch on, by the second; no charge for executions",
      ...azureDocumentation,
      source: "Azure Functions documentation: billed once allocated",
    },
    ...requestLimits,
    {
      name: "requests while instances start",
      value:
        "wait at those there are: no request waits for an instance, so none is a cold start; an app in C# answered in 0.11 to 0.23 s after idling (mikhail.io, 2021-01)",
      ...unsourced,
    },
    {
      name: "scale controller, instances that start",
      value: "count as instances that are not used yet",
      ...unsourced,
    },
  ];
  return [
    ...(prewarmed === undefined ? [] : [sequence]),
    ...(os === "windows" ? [pricesOnWindows] : []),
    ...others,
    ...startUpWork(vcpus, workload),
    ...appSharing(workload),
  ];
}
