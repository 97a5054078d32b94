import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import type { MachineSettings } from "./machine-settings.ts";

/** What machines do for several functions. */
export function sharingAssumptions(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all on the same machines, a process of each on every machine";
  const apart = "each with a fleet and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}

/** A commitment whose size is left to that of an `auto` fleet. */
export function autoCommitmentAssumptions({
  instances,
  committed,
}: Pick<MachineSettings, "instances" | "committed">): readonly Assumption[] {
  if (instances.kind !== "auto" || committed !== null) return [];
  return [
    {
      name: "size of the commitment",
      value: "the fleet's at the scenario's rate; kept at the other rates of a break-even curve, the rest on demand",
      source: "evenpoint default: a commitment is made once",
      date: "",
      setBy: "default",
      confirmed: true,
    },
  ];
}

/** What the reader has to know of a trace whose durations are taken as waiting. */
export function contentionWarnings({ slots, vcpus }: MachineSettings, workload: Workload): readonly string[] {
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (!functionsOf(workload).some(isWaiting) || slots <= vcpus) return [];
  return ["CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time"];
}
