import { sampleSources } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { leastPatience, meanStartUp } from "../gcp-serverless/patience.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import { functionLimits, type GcpFunctions1stGenSettings } from "./settings.ts";
import { asServing } from "./start-function.ts";

type Origin = Pick<Assumption, "source" | "date" | "confirmed" | "setBy">;

const documentation: Origin = {
  source: "Cloud Functions documentation",
  date: "2026-11",
  setBy: "profile",
  confirmed: true,
};
const unsourced: Origin = {
  source: "evenpoint default, no source found",
  date: "",
  setBy: "default",
  confirmed: false,
};

/** What a function takes for granted of Google, besides what the scenario may set. */
export function functionAssumptions(settings: GcpFunctions1stGenSettings, workload: Workload): readonly Assumption[] {
  const { vcpus, ghz } = settings;
  return [
    {
      name: "CPU of an instance",
      value: `${formatSignificant(vcpus)} vCPU, billed as ${ghz} GHz; one request at a time`,
      ...documentation,
      source: "Google's firebase-tools, and documentation for 2.4 GHz to the vCPU",
    },
    patience(settings, workload),
    {
      name: "start of instances",
      value: "a request that finds no idle instance starts one at once, unless enough are starting for all that wait",
      ...unsourced,
      source: "evenpoint default: Google publishes neither a rate nor a rule",
    },
    {
      name: "warm instance chosen",
      value: "the lowest-numbered idle one, so that the latest fall idle first",
      ...unsourced,
      source: "evenpoint default: Google publishes no rule",
    },
    { name: "billed time", value: "of each request by itself, rounded up to 100 ms", ...documentation },
    {
      name: "billing of cold starts",
      value: "not billed: time is billed from the start of a request's service to its end",
      ...unsourced,
    },
    ...startUpWork(settings, workload),
    ...sharing(workload),
    { name: "body limit", value: `${formatSize(functionLimits.body)} each way`, ...documentation },
  ];
}

function patience(settings: GcpFunctions1stGenSettings, workload: Workload): Assumption {
  const name = "patience of a waiting request";
  if (settings.patience !== null) {
    const value = `${formatMicroseconds(settings.patience)}; then it is refused`;
    return { name, value, source: "scenario", date: "", setBy: "user", confirmed: true };
  }
  const rule = `${formatMicroseconds(leastPatience)}, or 3.5 x the mean start-up where that is longer`;
  return {
    name,
    value: `${rule}${patienceHere(settings, workload)}; then it is refused (status 429 or 500)`,
    ...unsourced,
    source: "evenpoint default: Cloud Run's rule; Google publishes no figure for the first generation",
  };
}

/** What the rule comes to, where it is the same for everybody and needs no file. */
function patienceHere(settings: GcpFunctions1stGenSettings, workload: Workload): string {
  if ("functions" in workload) return "";
  const { init } = workload;
  const parts = [...settings.boot, ...(init === null ? [] : [init.cpu, init.io])];
  if (parts.some((part) => sampleSources(part).length > 0)) return "";
  const started = asServing(settings, workload);
  return `: ${formatMicroseconds(started.line!.patience!)} at a mean of ${formatMicroseconds(meanStartUp(started))}`;
}

/** How the workload's own start-up work is done, where there is any. */
function startUpWork({ vcpus }: GcpFunctions1stGenSettings, workload: Workload): readonly Assumption[] {
  if (functionsOf(workload).every(({ init }) => init === null)) return [];
  const value = `after the cold start; its CPU time spread evenly over ${formatSignificant(vcpus)} vCPU`;
  return [{ name: "start-up work of the workload", value, ...unsourced }];
}

/** What holds for several functions of a candidate that is described once. */
function sharing(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "each with instances of its own, all alike, behind one front door";
  const apart = "each with instances and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
