import { formatSize } from "../units/size.ts";
import { traceSources } from "../workloads/arrivals/index.ts";
import type { TraceArrivals } from "../workloads/arrivals/trace.ts";
import { traceFormats } from "../workloads/formats/index.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Assumption } from "./assumption.ts";

const sizes = [
  ["request", "request size"],
  ["response", "response size"],
  ["logs", "log size per request"],
] as const;

const noFailures: Assumption = {
  name: "requests that fail",
  value: "0 %",
  source: "evenpoint default: not said, so every request that is served in time succeeds",
  date: "",
  setBy: "default",
  confirmed: false,
};

/**
 * What the scenario leaves unsaid about its requests, and which every candidate therefore assumes; where that is so for
 * some of several functions only, of which.
 */
export function workloadAssumptions(workload: Workload): readonly Assumption[] {
  const unsaid: Assumption[] = sizes
    .filter(([key]) => isUnsaid(workload, key))
    .map(([key, name]) => ({
      name: `${name}${ofWhom(workload, key)}`,
      value: formatSize(0),
      source: "evenpoint default: not said, so nothing is billed for it",
      date: "",
      setBy: "default",
      confirmed: false,
    }));
  if (isUnsaid(workload, "failures")) {
    unsaid.push({ ...noFailures, name: `${noFailures.name}${ofWhom(workload, "failures")}` });
  }
  return [...unsaid, ...traceSources(workload.arrivals).flatMap(withinAssumption)];
}

/** A count hides when within its interval the requests came: the rule that places them is an assumption. */
function withinAssumption(source: TraceArrivals): readonly Assumption[] {
  if (source.columns.count === undefined && traceFormats[source.format].counts !== "always") return [];
  const rules = {
    uniform: "at random places, each alike, the count kept",
    even: "evenly spaced, the count kept",
    poisson: "a Poisson process at the interval's rate, the count kept on average",
  };
  const { within } = source;
  const value =
    typeof within === "string"
      ? rules[within]
      : `bursty: variance of the counts per second ${within.dispersion} times their mean, the count kept`;
  const isDefault = within === "uniform";
  return [
    {
      name: `requests inside an interval of ${source.file}`,
      value,
      source: isDefault ? "evenpoint default: counts do not tell; within says otherwise" : "scenario",
      date: "",
      setBy: isDefault ? "default" : "user",
      confirmed: !isDefault,
    },
  ];
}

function isUnsaid(workload: Workload, key: string): boolean {
  return functionsOf(workload).some(({ given }) => !given.includes(key));
}

/** Nothing where it is unsaid for everybody. */
function ofWhom(workload: Workload, key: string): string {
  if (!("functions" in workload)) return "";
  const silent = workload.functions.filter(({ given }) => !given.includes(key)).map(({ name }) => name);
  return silent.length === workload.functions.length ? "" : ` (${silent.join(", ")})`;
}
