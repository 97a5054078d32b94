import type { Fault } from "./check.ts";
import { latencyMetrics, type Objective } from "./objective.ts";
import { valueAt } from "./scenario-path.ts";

/**
 * What is wrong with candidates whose number of machines is left open (`instances: auto`): without an objective on the
 * latency there is nothing to find the number by, it is found for one fleet and not for one of each function, and
 * machines to spare are only added where the number is found.
 */
export function autoFaults(tree: unknown, slo: readonly Objective[]): readonly Fault[] {
  const candidates = valueAt(tree, ["candidates"]);
  if (!Array.isArray(candidates)) return [];
  const hasLatency = slo.some(({ metric }) => latencyMetrics.includes(metric));
  return candidates.flatMap((candidate, index): readonly Fault[] => {
    const instances = valueAt(candidate, ["instances"]);
    const isAuto = instances === "auto" || valueAt(instances, ["auto"]) !== undefined;
    const path = ["candidates", index];
    if (isAuto && !hasLatency) {
      const message = 'auto needs an objective on the latency to find the number by, such as slo: ["p99 < 500ms"]';
      return [{ path: [...path, "instances"], message }];
    }
    if (isAuto && valueAt(tree, ["workload", "sharing"]) === "none") {
      const message = "auto finds one number for one fleet, and with sharing: none each function has its own";
      return [{ path: [...path, "instances"], message: `${message}; write a number of machines, or sharing: account` }];
    }
    if (isAuto || valueAt(candidate, ["redundancy"]) === undefined) return [];
    const message = "goes with instances: auto, where it adds machines to those needed; any other number counts them";
    return [{ path: [...path, "redundancy"], message: `redundancy ${message}` }];
  });
}
