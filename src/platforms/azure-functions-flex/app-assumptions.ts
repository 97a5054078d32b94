import { formatSignificant } from "../../units/significant.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { httpCut } from "./http-cut.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

type Origin = Pick<Assumption, "source" | "date" | "confirmed" | "setBy">;

const documentation: Origin = {
  source: "Azure Functions documentation",
  date: "2026-08",
  setBy: "profile",
  confirmed: true,
};
const unsourced: Origin = {
  source: "evenpoint default, no source found",
  date: "",
  setBy: "default",
  confirmed: false,
};

/** What an app takes for granted of Azure, besides what the scenario may set. */
export function appAssumptions(settings: AzureFunctionsFlexSettings, workload: Workload): readonly Assumption[] {
  return [
    {
      name: "longest answer",
      value: `${formatMicroseconds(httpCut)} from the arrival; the caller is told then, the instance works on`,
      ...documentation,
      source: "Azure Functions documentation: idle timeout of the load balancer, every plan",
      date: "2024-06",
    },
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
      ...documentation,
    },
    {
      name: "billing of cold starts",
      value: "not billed: an instance is active from its first request's service on",
      ...unsourced,
    },
    ...startUpWork(settings, workload),
    ...sharing(workload),
  ];
}

/** How the workload's own start-up work is done, where there is any. */
function startUpWork({ vcpus }: AzureFunctionsFlexSettings, workload: Workload): readonly Assumption[] {
  if (functionsOf(workload).every(({ init }) => init === null)) return [];
  const value = `after the cold start; its CPU time spread evenly over ${formatSignificant(vcpus)} vCPU`;
  return [{ name: "start-up work of the workload", value, ...unsourced }];
}

/** What apps do for several functions. */
function sharing(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all in one app, whose HTTP functions share its instances, a process of each in every one";
  const apart = "each in an app with instances and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
