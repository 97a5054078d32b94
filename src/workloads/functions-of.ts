import type { OneFunction, Workload } from "./workload.ts";

/** Each function of a workload; the workload itself where it is one. */
export function functionsOf(workload: Workload): readonly OneFunction[] {
  return "functions" in workload ? workload.functions : [workload];
}
