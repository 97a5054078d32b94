import type { Workload } from "../../workloads/workload.ts";

/** Whether each function has instances of its own. */
export function hasOwnPools(workload: Workload): boolean {
  return "functions" in workload && workload.sharing === "none";
}
