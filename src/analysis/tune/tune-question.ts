import type { MeasurementSet } from "../../workloads/measurements/measurement.ts";
import type { DurationModel } from "./fit/duration-fit.ts";
import type { TuneStrategy } from "./tune-result.ts";

/** Which sizes are looked at, in bytes: those of a range (both ends included), or exactly these. */
export type MemoryChoice =
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  | { readonly kind: "list"; readonly memories: readonly number[] };

/** What was measured, and where it is from. */
export interface MeasuredInput {
  /** The file's base name or the address, for sentences. */
  readonly source: string;
  readonly sets: readonly MeasurementSet[];
  /** What was left out of it, a sentence each. */
  readonly notes: readonly string[];
}

/** What `tune` is asked beside the scenario. */
export interface TuneQuestion {
  /** The candidate's name; absent: the only one that has a size to choose. */
  readonly candidate?: string;
  /** Absent: what the platform offers. */
  readonly memory?: MemoryChoice;
  /** Bytes between the sizes of a range, where the platform takes any; absent: a table that is denser where sizes are small. */
  readonly step?: number;
  /** Default `slo`: the cheapest that meets every objective. */
  readonly strategy?: TuneStrategy;
  /** Absent: the work is as the scenario has it. */
  readonly measurements?: MeasuredInput;
  /** Of the handler's time by size; absent: whichever predicts better. */
  readonly model?: DurationModel;
  /** True for closed forms alone: no run, no percentiles. */
  readonly quick?: boolean;
  /** True where the other architecture is looked at too. */
  readonly bothArchitectures?: boolean;
  /** Levels of provisioned concurrency from 0 to this are looked at; absent: the candidate's own. */
  readonly mostProvisioned?: number;
}
