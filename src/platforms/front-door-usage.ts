import { microsecondsPer } from "../units/duration.ts";
import type { Meter, Usage } from "../usage/meter.ts";
import { sumUsage } from "../usage/sum-usage.ts";
import { meanRate } from "../workloads/arrivals/index.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import type { Workload } from "../workloads/workload.ts";
import { commonEdgeUsage } from "./common-edge-usage.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { edgeUsage } from "./edge-usage.ts";
import type { FrontDoor } from "./front-doors/front-door.ts";
import { type FrontDoorKind, frontDoors } from "./front-doors/index.ts";
import { hasOwnPools } from "./instance-pool/has-own-pools.ts";

export interface FrontDoorMonth {
  /** Microseconds. */
  readonly month: number;
  /** Whether what leaves through it counts: where front doors differ in its price. */
  readonly withEgress: boolean;
}

/**
 * What a front door itself meters in a month of a workload at its mean rates, each request offered once and completed:
 * its own meters and its public addresses. Rates that only a trace tells are not known here.
 */
export function frontDoorUsage(edge: EdgeSettings, workload: Workload, { month, withEgress }: FrontDoorMonth): Usage {
  const settings = { ...edge, nat: null };
  const span = { window: month, addresses: 0, running: 0 };
  const through = functionsOf(workload).map((sizes) => {
    const offered = (meanRate(sizes.arrivals) * month) / microsecondsPer.s;
    return { sizes, offered, completed: offered, served: 0 };
  });
  const own = through.map(({ sizes, ...counts }) => edgeUsage(settings, sizes, { ...span, ...counts }));
  const isOne = !("functions" in workload) || hasOwnPools(workload);
  const usage: Usage = isOne ? sumUsage(own) : { ...sumUsage(own), ...commonEdgeUsage(settings, through, span) };
  const door: FrontDoor = frontDoors[edge.frontDoor];
  const kept: Meter[] = [
    ...door.meters(edge.loadBalancer),
    "ipv4Hours",
    ...(withEgress ? (["egressGb"] as const) : []),
  ];
  return Object.fromEntries(Object.entries(usage).filter(([meter]) => kept.includes(meter as Meter)));
}

/** Whether one of several front doors has a price of its own for data out, so that choosing it changes that line too. */
export function differInEgress(kinds: readonly FrontDoorKind[]): boolean {
  return kinds.some((kind) => (frontDoors[kind] as FrontDoor).egressCard !== undefined);
}
