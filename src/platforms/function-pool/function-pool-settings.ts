import type { DistributionSettings } from "../../engine/distributions/index.ts";
import type { TokenBucketOptions } from "../../engine/token-bucket.ts";
import type { LatencyPart } from "../added-latency.ts";
import type { ThrottleKind } from "../cpu-share.ts";
import type { EdgeSettings } from "../edge-settings.ts";
import type { KeepAliveSettings } from "./keep-alive.ts";
import type { RoutingPolicy } from "./routing.ts";
import type { StreamedResponses } from "./streamed-responses.ts";

/** What a candidate says of a function whose instances serve one request at once. Durations in microseconds. */
export interface FunctionSettings extends EdgeSettings {
  /** Requests in service or initialising at once. */
  readonly concurrencyLimit: number;
  /** Whether the account's limit (less what others use) binds it, or what is reserved for it. */
  readonly limitCause: "account" | "reserved";
  /** Instances that are initialised from the start, are preferred, and never end. */
  readonly provisionedConcurrency: number;
  readonly keepAlive: KeepAliveSettings;
  readonly routing: RoutingPolicy;
  /** The age at which an instance is ended, busy ones once they are free. Null: never. */
  readonly recycleAfter: number | null;
  readonly coldStart: {
    /** Placement, not billed. */
    readonly setup: DistributionSettings;
    /** Billed, at full CPU. */
    readonly init: DistributionSettings;
    /** Extra CPU work of the first call, on one full vCPU. */
    readonly firstCall: DistributionSettings;
  };
  readonly timeout: number;
  readonly addedLatency: readonly LatencyPart[];
  /** Divides CPU time; 1 is the vCPU on which the work was measured. */
  readonly speed: number;
  readonly throttle: ThrottleKind;
}

/**
 * One request per instance and no queue: all that the simulation needs to know. A platform's own settings extend
 * `FunctionSettings`; the rest follows from them or is the platform's, and is worked out when the pool starts.
 */
export interface FunctionPoolSettings extends FunctionSettings {
  /** Full vCPUs of an instance. */
  readonly vcpus: number;
  /** Initialisation is cut off here and done again at the first call, under the timeout. Null: it takes what it takes. */
  readonly initLimit: number | null;
  /** Takes the place of initialisation, and is not billed as duration. Null: instances are initialised. */
  readonly restore: DistributionSettings | null;
  /** How the end of a large response keeps its instance. Null: a response leaves whole. */
  readonly streaming: StreamedResponses | null;
  /** Requests that are let in, served or not. Null: however many. */
  readonly requestRate: TokenBucketOptions | null;
  /** New instances on demand of one function. Null: however many. */
  readonly scaleOut: TokenBucketOptions | null;
  /** Each request's billed time is rounded up to it. */
  readonly billingStep: number;
}
