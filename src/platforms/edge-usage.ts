import { microsecondsPer } from "../units/duration.ts";
import { bytesPerGigabyte } from "../units/size.ts";
import type { Usage } from "../usage/meter.ts";
import type { RequestSizes } from "../workloads/workload.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import { frontDoors } from "./front-doors/index.ts";
import { natUsage } from "./nat-gateways.ts";
import { providerNetworks } from "./provider-network.ts";

export interface EdgeConsumption {
  /** Attempts, retries included: everything that knocked. */
  readonly offered: number;
  readonly completed: number;
  readonly served: number;
  /** Microseconds. */
  readonly window: number;
  /** Instances with a public IPv4 address of their own, mean over the window. */
  readonly addresses: number;
  /** Instances that run, mean over the window. */
  readonly running: number;
}

/** The span of time of a consumption, and the instances in it. */
export type EdgeSpan = Pick<EdgeConsumption, "window" | "addresses" | "running">;

/** What front door, network, gateways and logs meter for a span of time. Refused requests touch the door only. */
export function edgeUsage(settings: EdgeSettings, sizes: RequestSizes, consumption: EdgeConsumption): Usage {
  const { provider, targets, nat, loadBalancer } = settings;
  const door = frontDoors[settings.frontDoor];
  const { offered, completed, served, window, addresses, running } = consumption;
  const network = providerNetworks[provider];
  const hours = window / microsecondsPer.h;
  return {
    ...door.usage({ offered, completed, targets, hours }, sizes, loadBalancer),
    ...(nat === null ? {} : natUsage(nat, provider, { served, hours, running })),
    ipv4Hours: (door.publicIpv4 + (nat?.gateways ?? 0) + addresses) * hours,
    ...(network.egress === null ? {} : { egressGb: (completed * sizes.response) / bytesPerGigabyte }),
    logsGb: (served * sizes.logs) / network.bytesPerLogGb,
  };
}
