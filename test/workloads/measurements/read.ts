import type { MeasuredSize, MeasurementSet } from "../../../src/workloads/measurements/measurement.ts";
import type { ReadMeasurements } from "../../../src/workloads/measurements/measurements-outcome.ts";
import { type PlacedProblem, readMeasurements } from "../../../src/workloads/measurements/read-measurements.ts";

export const megabyte = 1024 * 1024;

/** What a text that can be read says. */
export function read(text: string): ReadMeasurements {
  const outcome = readMeasurements(text, { file: "m.csv" });
  if ("problems" in outcome) throw new Error(outcome.problems.map(({ message }) => message).join("\n"));
  return outcome;
}

/** The sizes of a text that holds one set. */
export function sizesOf(text: string): readonly MeasuredSize[] {
  const { sets } = read(text);
  if (sets.length !== 1) throw new Error(`${sets.length} sets`);
  return sets[0]!.sizes;
}

export function problemsOf(text: string): readonly PlacedProblem[] {
  const outcome = readMeasurements(text, { file: "m.csv" });
  return "problems" in outcome ? outcome.problems : [];
}

/** A size of which only mean and memory (MB) are known, but for what is said. */
export function size(memory: number, duration: number, more: Partial<MeasuredSize> = {}): MeasuredSize {
  const unknown = { deviation: null, count: null, billed: null, init: null, cost: null };
  return { ...unknown, memory: memory * megabyte, duration, ...more };
}

export function set(sizes: readonly MeasuredSize[], more: Partial<MeasurementSet> = {}): MeasurementSet {
  return { name: "", architecture: null, currency: "USD", sizes, ...more };
}
