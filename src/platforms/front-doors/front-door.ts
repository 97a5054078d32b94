import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { RequestSizes } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import type { Origin } from "../choices.ts";
import type { Provider } from "../provider.ts";

/** Requests of a span of time as a front door sees them. */
export interface Traffic {
  /** Everything that knocked, refused requests included. */
  readonly offered: number;
  readonly completed: number;
  readonly hours: number;
  /** What the front door hands requests to: load balancers meter functions apart. */
  readonly targets: "functions" | "machines";
}

/** The connections and rules that a load balancer's bill hinges on. */
export interface LoadBalancerSettings {
  readonly requestsPerConnection: number;
  readonly connectionSeconds: number;
  readonly rules: number;
}

export type Targets = Traffic["targets"];

/** One limit of a front door with where it is written. */
export interface FrontDoorLimit extends Origin {
  readonly value: number;
}

/** What a front door refuses or cuts; null where it adds no limit to those of what it stands before. */
export interface FrontDoorLimits {
  /** Bytes of one request or one response, by what they go to. */
  readonly payload: Readonly<Record<Targets, FrontDoorLimit | null>>;
  /** Microseconds for which it waits for an answer; the caller then has none, and the work goes on. */
  readonly timeout: Readonly<Record<Targets, FrontDoorLimit | null>>;
  /** Requests per second of the account, a bucket that holds one second's worth. */
  readonly requestRate: FrontDoorLimit | null;
}

export const noLimits: FrontDoorLimits = {
  payload: { functions: null, machines: null },
  timeout: { functions: null, machines: null },
  requestRate: null,
};

/** Which keys of `loadBalancer` a bill depends on. */
export interface BilledBy {
  readonly name: string;
  readonly keys: readonly (keyof LoadBalancerSettings)[];
  inWords(settings: LoadBalancerSettings): string;
}

/** What stands between the callers and the instances, with a price and a latency of its own. */
export interface FrontDoor {
  readonly description: string;
  /** Whose it is; null: before anybody's instances. */
  readonly provider: Provider | null;
  /** What it can stand before. */
  readonly targets: readonly Targets[];
  /** Added to what the caller sees, microseconds; null where there is none. */
  readonly latency: { readonly settings: DistributionSettings; readonly assumption: Assumption } | null;
  readonly limits: FrontDoorLimits;
  meters(loadBalancer: LoadBalancerSettings): readonly Meter[];
  /** The rate card of what leaves through it, where that has a price of its own. */
  readonly egressCard?: string;
  /** True where the front door takes the instances' place on the public network. */
  readonly hidesInstances: boolean;
  /** Public IPv4 addresses of its own that are billed. */
  readonly publicIpv4: number;
  /** What its bill takes for granted of connections and rules, in words; null where it depends on neither. */
  readonly hingesOn: BilledBy | null;
  usage(traffic: Traffic, sizes: RequestSizes, loadBalancer: LoadBalancerSettings): Usage;
}
