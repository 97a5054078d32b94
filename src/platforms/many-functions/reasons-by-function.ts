import type { OneFunction, Workload } from "../../workloads/workload.ts";

/** What speaks against each function; of several each reason says whose it is. */
export function reasonsByFunction(workload: Workload, reasonsOf: (one: OneFunction) => readonly string[]): string[] {
  if (!("functions" in workload)) return [...reasonsOf(workload)];
  return workload.functions.flatMap((one) => reasonsOf(one).map((reason) => `function "${one.name}": ${reason}`));
}
