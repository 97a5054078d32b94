import { formatSize } from "../units/size.ts";
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

/** What the scenario leaves unsaid about its requests, and which every candidate therefore assumes. */
export function workloadAssumptions(workload: Workload): readonly Assumption[] {
  const unsaid: Assumption[] = sizes
    .filter(([key]) => !workload.given.includes(key))
    .map(([key, name]) => ({
      name,
      value: formatSize(workload[key]),
      source: "evenpoint default: not said, so nothing is billed for it",
      date: "",
      setBy: "default",
      confirmed: false,
    }));
  if (!workload.given.includes("failures")) unsaid.push(noFailures);
  return unsaid;
}
