import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import {
  appSharing,
  azureDocumentation,
  requestLimits,
  startUpWork,
  unsourced,
} from "../azure-functions/app-assumptions.ts";
import { billedMemory, memoryStep } from "./billed-memory.ts";
import type { AzureFunctionsConsumptionSettings } from "./settings.ts";

/** What an app takes for granted of Azure, besides what the scenario may set. */
export function appAssumptions(settings: AzureFunctionsConsumptionSettings, workload: Workload): readonly Assumption[] {
  return [
    {
      name: "instance",
      value: `${settings.vcpus} vCPU and ${formatSize(settings.memory)}, whatever memory is in use`,
      ...azureDocumentation,
    },
    ...requestLimits,
    {
      name: "requests before the first instance",
      value: "wait at the front end, and reach an instance when it has a free place: a burst from zero is not refused",
      ...unsourced,
      source: "evenpoint default: cold bursts of 500 were answered (STeLLAR, 2021); Microsoft publishes no rule",
    },
    {
      name: "requests at a busy instance",
      value: "wait there for a free place, though others may have one",
      ...azureDocumentation,
      source: "STeLLAR (IISWC 2021): over 30 % of a cold burst of 100 were served by one instance, one after the other",
      date: "2021",
    },
    {
      name: "scale controller, instances that start",
      value: "count as instances that are not used yet",
      ...unsourced,
    },
    {
      name: "billed time",
      value: "each execution from its start on, 100 ms at least, rounded up to 1 ms; waiting on others counts",
      ...unsourced,
      source: "Microsoft's price page; no source for the step of 1 ms",
    },
    memoryOf(workload),
    {
      name: "billing of cold starts",
      value: "not billed: an execution begins when an instance serves it",
      ...unsourced,
    },
    ...startUpWork(settings.vcpus, workload),
    ...appSharing(workload),
  ];
}

/** What observed memory is taken to be. */
function memoryOf(workload: Workload): Assumption {
  const steps = `in steps of ${formatSize(memoryStep)}, shared by the requests that the instance serves at the time`;
  const name = "billed memory";
  if (isUnsaid(workload)) {
    return {
      name,
      value: `the least, ${formatSize(memoryStep)} an execution; give workload.memory what a process of the app takes`,
      ...unsourced,
      source: "evenpoint default: the workload's memory is not said",
    };
  }
  const { footprint, perRequest } = billedMemory(workload);
  const more = perRequest === 0 ? "" : ` and ${formatSize(perRequest)} a request`;
  return {
    name,
    value: `${formatSize(footprint)} an instance${more}, ${steps}`,
    ...azureDocumentation,
    source: "Azure Functions documentation: observed memory over time; how it is shared is read into that",
    confirmed: false,
  };
}

/** Whether some function's memory is not known, and it is billed too little therefore. */
function isUnsaid(workload: Workload): boolean {
  return functionsOf(workload).some(({ memory }) => memory === null);
}

/** What to warn of: a plan that nobody should choose, a bill that misses memory. */
export function appWarnings({ os, runtime }: AzureFunctionsConsumptionSettings, workload: Workload): readonly string[] {
  const windows = runtime === "python" ? "" : ", or os: windows";
  const retired = `the Consumption plan on Linux is retired; choose azure-functions-flex${windows}`;
  const least = `observed memory is billed and the workload does not say it: ${formatSize(memoryStep)} an execution is taken, the least; give workload.memory what a process of the app takes`;
  return [...(os === "linux" ? [retired] : []), ...(isUnsaid(workload) ? [least] : [])];
}
