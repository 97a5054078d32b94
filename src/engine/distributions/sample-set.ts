/** Recorded values of one column of a file, read before the run. */
export interface SampleSet {
  /** Rising; durations in microseconds. At least one. */
  readonly sorted: Float64Array;
  readonly mean: number;
}

/** Recorded values by `sampleSetKey`. */
export type SampleSets = ReadonlyMap<string, SampleSet>;

/** The name under which the values of a column are kept. */
export function sampleSetKey(source: { readonly file: string; readonly column: string | number }): string {
  return `${source.file}#${typeof source.column === "number" ? source.column : JSON.stringify(source.column)}`;
}

/** Sorts `values` in place and takes their mean. */
export function createSampleSet(values: Float64Array): SampleSet {
  const sorted = values.sort();
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) sum += sorted[i]!;
  return { sorted, mean: sum / sorted.length };
}
