import { formatSize } from "../units/size.ts";
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
  return unsaid;
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
