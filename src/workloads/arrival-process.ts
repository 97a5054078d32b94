import type { z } from "zod";
import type { StreamFactory } from "../engine/random-stream.ts";
import type { KindProblem } from "../units/kind-field.ts";
import type { ArrivalSettings } from "./arrivals/index.ts";
import type { Trace } from "./trace.ts";

/** Recorded traffic by the file name that the scenario gives it. */
export type Traces = ReadonlyMap<string, Trace>;

/** What an arrival source needs to know of the run it feeds. Times are whole microseconds. */
export interface ArrivalRun {
  readonly random: StreamFactory;
  /** The place in the traffic's own cycle at which the run starts: minus the warm-up. Negative is before Monday 00:00. */
  readonly origin: number;
  /** The run's length, warm-up included; arrivals lie in [0, length). */
  readonly length: number;
  readonly traces: Traces;
}

/** Arrivals of one run, in order of time. */
export interface ArrivalSource {
  /**
   * Writes the next arrival times (microseconds since the run's start, whole, never falling) to `times`, and returns
   * how many; 0 when there are no more, or nothing is at hand yet (see `more`). Where the traffic was recorded with durations, `durations` receives them too
   * (microseconds), else it is left alone.
   */
  fill(times: Float64Array, durations: Float64Array): number;
  /**
   * After a `fill` that gave 0: what to wait for before the next one, or null where the arrivals have ended. A source
   * without it always has everything at hand.
   */
  more?(): Promise<void> | null;
}

/** The measured part of a run, microseconds. */
export interface Window {
  readonly duration: number;
  readonly warmUp: number;
}

/** A law of arrival times. Every kind of a scenario's `workload.arrivals` is a value of this shape. */
export interface ArrivalProcess<Settings = never> {
  readonly kind: string;
  /** One sentence for `init` and the documentation. */
  readonly description: string;
  /** Rates come out per second, durations in microseconds. Strict, with a literal `kind`. */
  readonly schema: z.ZodObject;
  /** Rules between fields, asked once every field is fine. */
  problems?(settings: Settings): readonly KindProblem[];
  /** Long-run mean, requests per second. */
  meanRate(settings: Settings, traces: Traces): number;
  /**
   * Microseconds in which the shape shows itself whole: one cycle of a periodic one, the stages of a ramp, the days that
   * hold a spike, the length of a trace (null until it is read). Null where the process is stationary.
   */
  period(settings: Settings, traces: Traces): number | null;
  /** What is wrong with such a window, as half a sentence; null if nothing. Without it, whole periods are asked for. */
  windowProblem?(settings: Settings, window: Window, traces: Traces): string | null;
  /** The same shape at `factor` times the rate. */
  scaled(settings: Settings, factor: number): ArrivalSettings;
  start(settings: Settings, run: ArrivalRun): ArrivalSource;
}
