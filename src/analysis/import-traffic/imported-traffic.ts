import type { DistributionFit } from "../../engine/fitting/fit-distribution.ts";
import type { CpuAndIo } from "../../engine/fitting/split-cpu-and-io.ts";
import type { ArrivalSettings } from "../../workloads/arrivals/index.ts";
import type { ArrivalsFit } from "../../workloads/fitting/fit-arrivals.ts";
import type { FormatName } from "../../workloads/formats/index.ts";
import type { QuantilePoint } from "./merged-quantiles.ts";
import type { ReadingChoice } from "./reading-choice.ts";

/** What a recording says, and the scenario's workload that was fitted to it. Plain data; microseconds and bytes. */
export interface ImportedTraffic {
  readonly format: FormatName;
  /** Whether the format was told from the file rather than given. */
  readonly isDetected: boolean;
  readonly reading: ReadingChoice;
  readonly files: readonly string[];
  readonly rows: number;
  readonly skippedRows: number;
  readonly cutRows: number;
  readonly lateRows: number;
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
  /** How many functions were called, and the busiest of them. */
  readonly functionCount: number;
  readonly busiest: readonly { readonly name: string; readonly requests: number }[];
  /** Requests for which no table of percentiles was given, though others have one; and tables without requests. */
  readonly missed: { readonly functions: number; readonly tables: number } | null;
  /** Of counts; 0 where single requests are known. */
  readonly interval: number;
  /** Whether times are instants of the calendar. */
  readonly isCalendar: boolean;
  /** One for all requests, or one for each function. */
  readonly workloads: readonly ImportedWorkload[];
}

export interface ImportedWorkload {
  /** The function; empty for all requests as one workload. */
  readonly name: string;
  readonly requests: number;
  /** Of them those whose time is not told: they are in no figure of the arrivals. */
  readonly timeless: number;
  readonly failed: number;
  /** First and last arrival; null where no time is told. */
  readonly span: { readonly first: number; readonly last: number } | null;
  readonly arrivals: ImportedArrivals;
  readonly work: ImportedWork;
  readonly coldStart: FittedSample | null;
  /** Memory that the function was given most often, and the most it used; null where it is not told. */
  readonly memorySize: number | null;
  readonly memoryUsed: number | null;
  readonly requestSize: number | null;
  readonly responseSize: number | null;
  /** Mean recorded duration, microseconds; null where none is told. */
  readonly meanDuration: number | null;
  /** Most requests at once, where the recording says so. */
  readonly concurrency: number | null;
}

export interface ImportedArrivals {
  /** null: the recording itself is replayed, or, where it tells no times, the user must say. */
  readonly settings: ArrivalSettings | null;
  readonly fit: ArrivalsFit | null;
  readonly reason: string;
  /** Arrivals per step from `start` on, for the picture. */
  readonly steps: { readonly start: number; readonly step: number; readonly counts: readonly number[] } | null;
}

/** A fitted sample with quantiles of both, for the picture. */
export interface FittedSample {
  readonly fit: DistributionFit;
  /** How many values there were; the fit is of a random sample of them where they are more than its size. */
  readonly recorded: number;
  readonly quantiles: readonly QuantilePair[];
}

export interface QuantilePair {
  readonly share: number;
  readonly recorded: number;
  readonly fitted: number;
}

export type ImportedWork =
  /** One law for the whole duration. */
  | { readonly kind: "fitted"; readonly sample: FittedSample }
  /** CPU time and io told apart by memory sizes; the sample is of all durations, for comparison. */
  | { readonly kind: "split"; readonly split: CpuAndIo; readonly recorded: number }
  /** Percentiles were recorded instead of durations. */
  | { readonly kind: "quantiles"; readonly quantiles: readonly QuantilePoint[]; readonly tables: number }
  /** A mean and one percentile: the lognormal law that has both. */
  | {
      readonly kind: "lognormal";
      readonly mean: number;
      readonly percentile: "p90" | "p95" | "p99";
      readonly value: number;
    }
  /** Only means were recorded. */
  | { readonly kind: "mean"; readonly mean: number }
  /** Durations are replayed with the arrivals. */
  | { readonly kind: "trace" }
  | { readonly kind: "unknown" };
