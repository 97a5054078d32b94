import type { DistributionSettings } from "../engine/distributions/index.ts";
import type { ArrivalSettings } from "./arrivals/index.ts";
import type { SumArrivals } from "./arrivals/sum.ts";

/** The question's traffic: one function's, or that of several at once. */
export type Workload = OneFunction | SeveralFunctions;

/** The traffic of one function and what each request needs. Complete plain data: durations in microseconds, sizes in bytes. */
export interface OneFunction {
  readonly arrivals: ArrivalSettings;
  readonly work: Work;
  /** Footprint of one process, bytes; null where the scenario does not say. */
  readonly memory: number | null;
  /** Added for each request in service, bytes. */
  readonly memoryPerRequest: number;
  /** Bytes of one request, one response, and the log lines of one request. */
  readonly request: number;
  readonly response: number;
  readonly logs: number;
  /** The user's own start-up work on a new instance (microseconds of CPU on a full vCPU, and of waiting); null: none. */
  readonly init: { readonly cpu: DistributionSettings; readonly io: DistributionSettings } | null;
  /** Share of the served requests that fail, 0 to 1. */
  readonly failures: number;
  /** Which of the keys above the scenario sets itself; the rest are defaults, listed as assumptions. */
  readonly given: readonly string[];
}

/** Several functions with traffic, work and memory of their own. */
export interface SeveralFunctions {
  /** That of all functions together, for what depends on the traffic as a whole. */
  readonly arrivals: SumArrivals;
  readonly functions: readonly NamedFunction[];
  readonly sharing: Sharing;
}

/** Bytes of one request, one response, and the log lines of one request. */
export type RequestSizes = Pick<OneFunction, "request" | "response" | "logs">;

export interface NamedFunction extends OneFunction {
  /** Unique among the functions; their streams of chance are derived from it. */
  readonly name: string;
}

/** Whether functions share an account's limits and the machines, or each has an account and a fleet of its own. */
export type Sharing = (typeof sharingKinds)[number];
export const sharingKinds = ["account", "none"] as const;

/** What one request needs of an instance, drawn from distributions or taken from the trace. */
export type Work =
  | {
      readonly from: "distributions";
      /** Microseconds on one full vCPU. */
      readonly cpu: DistributionSettings;
      /** Microseconds waiting on others. */
      readonly io: DistributionSettings;
      /** Share of the CPU work that more than one vCPU can speed up, 0 to 1. */
      readonly parallel: number;
    }
  | {
      readonly from: "trace";
      /** Share of the recorded duration that is CPU work; the rest is io. */
      readonly cpuShare: number;
      readonly parallel: number;
    };
