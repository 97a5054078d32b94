import type { MeasurementSet } from "./measurement.ts";

/** What is wrong with measurements: a sentence that names the value and the remedy, without the file. */
export interface MeasurementProblem {
  readonly message: string;
  /** Physical line, the first being 1; null where it is the text as a whole. */
  readonly line: number | null;
  /** The column or key: `duration_ms`, `stats[2].averageDuration`; empty for the whole. */
  readonly path: string;
}

/** What a text says of a function at several sizes. */
export interface ReadMeasurements {
  /** At least one, and each has two sizes or more. */
  readonly sets: readonly MeasurementSet[];
  /** What was left out or chosen on the way, a sentence each. */
  readonly notes: readonly string[];
}

/** Measurements, or all that is wrong with them. */
export type MeasurementsOutcome = ReadMeasurements | { readonly problems: readonly MeasurementProblem[] };

/** The outcome of one mistake. */
export function refusedMeasurements(
  message: string,
  { line = null, path = "" }: { readonly line?: number | null; readonly path?: string } = {},
): { readonly problems: readonly MeasurementProblem[] } {
  return { problems: [{ message, line, path }] };
}
