import { formatSignificant } from "../../units/significant.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import { type MeanLoad, meanLoad, summedLoad } from "../mean-load.ts";
import { mostInstances } from "./fleet-size.ts";
import { hasOwnPools } from "./has-own-pools.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * Where the most instances that a pool may have cannot even carry the mean load: how many could. A warning and no
 * reason against the candidate, since its answer to part of the traffic, or to less of it along a curve, is an answer.
 */
export function poolLoadWarnings(settings: PoolSettings, workload: Workload): readonly string[] {
  const loads = functionsOf(workload).map((one) => meanLoad(one, settings));
  if (!hasOwnPools(workload)) return tooSmall(settings, summedLoad(loads), "");
  return functionsOf(workload).flatMap((one, place) => {
    const whose = "name" in one ? `function "${one.name}": ` : "";
    return tooSmall(settings, loads[place] ?? null, whose);
  });
}

function tooSmall(settings: PoolSettings, load: MeanLoad | null, whose: string): readonly string[] {
  const { instances, slots, nodes } = settings;
  if (instances.kind === "auto" || load === null) return [];
  const most = instances.kind === "fixed" ? instances.count : instances.max;
  const byCpu = load.vcpus / usableVcpus(settings);
  const bySlots = load.concurrency / slots;
  const needed = Math.ceil(Math.max(byCpu, bySlots));
  if (needed <= most) return [];
  const keeps =
    byCpu >= bySlots
      ? `keep about ${formatSignificant(load.vcpus)} vCPUs busy`
      : `are about ${formatSignificant(load.concurrency)} in service at any time`;
  const asked = `${whose}${formatSignificant(load.rate)} requests/s ${keeps}, more than ${most === 1 ? "the one instance carries" : `${most} instances carry`}`;
  if (needed > mostInstances) return [`${asked}, and more than any setting allows: larger instances, or more slots`];
  const onNodes = nodes === null ? "" : " and nodes for them";
  const orSlots = byCpu >= bySlots ? "" : `, or ${Math.ceil(load.concurrency / most)} slots each`;
  return [`${asked}: allow at least ${needed}${onNodes}, or larger ones${orSlots}`];
}

/** Full vCPUs' worth of an instance with every vCPU busy. */
function usableVcpus({ vcpus, siblingSpeed }: PoolSettings): number {
  return vcpus * (siblingSpeed < 1 ? Math.max(siblingSpeed, 0.5) : 1);
}
