/** Recorded values of one column of a file, read before the run. */
export interface SampleSet {
  /** Rising; durations in microseconds. At least one. */
  readonly sorted: Float64Array;
  readonly mean: number;
}

/** Recorded values by `sampleSetKey`. */
export type SampleSets = ReadonlyMap<string, SampleSet>;

/** A column as a law asks for it; what is left out has its default. */
export interface SampleKeyParts {
  readonly file: string;
  readonly column: string | number;
  /** Default s. */
  readonly unit?: "s" | "ms" | "us";
  /** Default true. */
  readonly header?: boolean;
}

/** The name under which the values of a column are kept: one reading of it is not another in a different unit. */
export function sampleSetKey({ file, column, unit = "s", header = true }: SampleKeyParts): string {
  return JSON.stringify([file, column, unit, header]);
}

/** Sorts `values` in place and takes their mean. */
export function createSampleSet(values: Float64Array): SampleSet {
  const sorted = values.sort();
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) sum += sorted[i]!;
  return { sorted, mean: sum / sorted.length };
}
