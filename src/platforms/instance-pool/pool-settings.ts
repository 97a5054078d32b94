import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { LatencyPart } from "../added-latency.ts";
import type { ScalerSettings } from "../autoscaling/autoscalers.ts";
import type { MinimumEntry } from "../autoscaling/minimum-schedule.ts";
import type { EdgeSettings } from "../edge-settings.ts";
import type { BalancingPolicy } from "./balancing.ts";
import type { CreditMode } from "./cpu-credits.ts";

/**
 * Instances of which each serves several requests, machines and containers alike: all that the simulation needs to know
 * of them. Each platform's own settings extend these. Durations in microseconds.
 */
export interface PoolSettings extends EdgeSettings {
  readonly instances: PoolSize;
  /** Of one instance; a fraction of one is a quota. */
  readonly vcpus: number;
  /** Divides CPU time; 1 is the vCPU on which the work was measured. */
  readonly speed: number;
  /** Speed of a vCPU whose sibling hyperthread is busy; 1 where vCPUs share no core. */
  readonly siblingSpeed: number;
  /** Requests in service on one instance at once. */
  readonly slots: number;
  /** Requests that may wait for one instance before others are rejected. */
  readonly queue: number;
  readonly balancing: BalancingPolicy;
  /** Where requests wait before all instances; null: each waits at one of them, or in the line of `shared-queue`. */
  readonly line: LineSettings | null;
  /** Parts of the time from launch to in service, one after the other; the instances that a run starts with are ready. */
  readonly boot: readonly DistributionSettings[];
  /** What each part of `boot` is divided by, in the same order; left out: 1. */
  readonly bootSpeed?: readonly number[];
  /**
   * Whether requests that find no slot start instances themselves, besides the autoscaler. Where they always do, the
   * autoscaler takes no instance away that the requests present need.
   */
  readonly startsOnDemand: "never" | "from-zero" | "always";
  /** For how long an instance that is no longer wanted stays warm, idle, before it ends; it comes back at once. */
  readonly standby: number;
  /**
   * For how long an instance beyond the minimum may serve nobody before it ends, drawn anew each time. Left out: only the
   * autoscaler ends instances.
   */
  readonly keepAlive?: DistributionSettings;
  /**
   * Instances that are started ahead of need, beside those in service, once there is a first request; one that is wanted
   * comes into service at once, and the next is started. Left out: none.
   */
  readonly prewarmed?: number;
  /** How fast instances may be launched; null: all at once. */
  readonly launchRate: { readonly burst: number; readonly perSecond: number } | null;
  /** More vCPUs while an instance boots and for a while after; null: none. */
  readonly boost: { readonly vcpus: number; readonly after: number } | null;
  readonly billing: InstanceBilling;
  /** How instances are bought, in the word of the rate card: "on-demand", "reserved-1y", "spot". */
  readonly purchase: string;
  /**
   * Instances paid for in every hour, used or not; the rest runs on demand. Null: as many as an `auto` pool will have.
   */
  readonly committed: number | null;
  /** CPU credits of a burstable machine; null where it has none. */
  readonly credits: CreditSettings | null;
  /** Machines that the instances run on; null where they are rented one by one. */
  readonly nodes: NodeSettings | null;
  /** Whether each instance has a public address of its own that is billed. */
  readonly publicIpv4: boolean;
  readonly addedLatency: readonly LatencyPart[];
  /** After so long the caller is told that it failed; who is in service goes on, who waits is dropped. Null: never. */
  readonly timeout: number | null;
}

/** How many instances a pool has. */
export type PoolSize =
  | { readonly kind: "fixed"; readonly count: number }
  | GrowingPool
  /** The fewest that meet every objective; the analysis finds the number before the pool starts. */
  | {
      readonly kind: "auto";
      readonly minimum: number;
      /** The busiest hour's CPU utilisation must not pass it. */
      readonly ceiling: number;
    };

export interface GrowingPool {
  readonly kind: "growing";
  readonly min: number;
  readonly max: number;
  readonly scaler: ScalerSettings;
  readonly schedule: readonly MinimumEntry[];
  /** Instances in service when the run starts; null: as many as the mean rate needs. */
  readonly initial: number | null;
}

/** Instances that are always there. */
export function minimumOf(size: PoolSize): number {
  if (size.kind === "auto") return size.minimum;
  return size.kind === "growing" ? size.min : size.count;
}

/** A line before all instances; the head of the line goes to the first slot that is free. */
export interface LineSettings {
  /** Requests that may wait in it before others are rejected. */
  readonly places: number;
  /** After so long a request is refused (throttled); null: it waits for ever. */
  readonly patience: number | null;
  /** True where requests go straight to the instances while the autoscaler says so. */
  readonly mayBeBypassed: boolean;
  /** What lets a request out: a slot that is free, or any instance that is ready, whose queue it then joins. */
  readonly opensFor: "slot" | "instance";
}

/** How an instance's time is billed. */
export interface InstanceBilling {
  /** So long after launch at the latest, or after so many parts of `boot`. */
  readonly billedFrom: { readonly time: number } | { readonly parts: number };
  /** The shortest billed span. */
  readonly least: number;
  /** Spans are rounded up to it. */
  readonly step: number;
  /**
   * Where only the time with a request in service is billed, and boots: rounded up to this step, a new request within
   * the rounded part goes on with it. Null: instances are billed from start to end.
   */
  readonly activeStep: number | null;
  /** The shortest time that is billed then; left out: none. */
  readonly activeLeast?: ActiveLeast;
  /** Where each request is billed by itself, besides; left out: none is. */
  readonly executions?: ExecutionBilling;
  /**
   * True where a commitment is to a spend an hour, which pays for whatever that hour has; else it covers so many instances
   * at each moment.
   */
  readonly commitsToSpend?: boolean;
}

/** A floor under billed active time. What begins within the time that is paid goes on with it. */
export interface ActiveLeast {
  readonly time: number;
  /** Of a whole period of activity, or of each request in it: the instance then counts as active for so long after each. */
  readonly of: "period" | "request";
}

/** How a request's time in service is billed by itself: at least so long, rounded up to whole steps. */
export interface ExecutionBilling {
  readonly least: number;
  readonly step: number;
  /**
   * Where it is billed for memory that is observed, bytes: what the instance's process takes, with so much for each request
   * in service, rounded up to whole steps, divided among the requests that share it; each is billed for a step at least.
   */
  readonly memory?: { readonly footprint: number; readonly perRequest: number; readonly step: number };
}

export interface CreditSettings {
  readonly mode: CreditMode;
  /** Share of its vCPUs that the machine may use for ever. */
  readonly baseline: number;
}

/** Machines under a pool of containers. */
export interface NodeSettings {
  /** Instances that fit on one node. */
  readonly perNode: number;
  /** Of one node. */
  readonly vcpus: number;
  readonly min: number;
  readonly max: number;
  /** Launch to in service. */
  readonly boot: DistributionSettings;
  /** A node is billed from so long after its launch. */
  readonly pending: number;
  /** A node beyond the minimum ends once it has been empty for so long. */
  readonly removeAfter: number;
}

/**
 * The same pool with a fixed number of instances, as the analysis sets it for `auto`. A commitment whose size was left
 * to that number takes it, and keeps it from then on.
 */
export function withInstances<Settings extends PoolSettings>(settings: Settings, count: number): Settings {
  return { ...settings, instances: { kind: "fixed", count }, committed: settings.committed ?? count };
}
