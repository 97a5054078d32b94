import type { DistributionSettings } from "../engine/distributions/index.ts";
import type { ArrivalSettings } from "./arrivals/index.ts";

/** The traffic and what each request needs. Complete plain data: durations in microseconds, sizes in bytes. */
export interface Workload {
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
