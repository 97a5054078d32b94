import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";

/** Requests of a span of time as a front door sees them. */
export interface Traffic {
  /** Everything that knocked, refused requests included. */
  readonly offered: number;
  readonly hours: number;
  /** What the front door hands requests to: load balancers meter functions apart. */
  readonly targets: "functions" | "machines";
}

/** The connections and rules that a load balancer's capacity units hinge on. */
export interface LoadBalancerSettings {
  readonly requestsPerConnection: number;
  readonly connectionSeconds: number;
  readonly rules: number;
}

/** What stands between the callers and the instances, with a price and a latency of its own. */
export interface FrontDoor {
  readonly description: string;
  /** Added to what the caller sees, microseconds; null where there is none. */
  readonly latency: { readonly settings: DistributionSettings; readonly assumption: Assumption } | null;
  readonly meters: readonly Meter[];
  /** True where the front door takes the instances' place on the public network. */
  readonly hidesInstances: boolean;
  /** Public IPv4 addresses of its own that are billed. */
  readonly publicIpv4: number;
  usage(traffic: Traffic, workload: Workload, loadBalancer: LoadBalancerSettings): Usage;
}
