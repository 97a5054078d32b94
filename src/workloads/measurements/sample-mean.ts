export interface SampleMean {
  readonly mean: number;
  /** With n - 1; null of one value. */
  readonly deviation: number | null;
  readonly count: number;
}

/** Mean and standard deviation of values, of which there is at least one. Two passes, so that close values keep their digits. */
export function sampleMean(values: readonly number[]): SampleMean {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: count < 2 ? null : Math.sqrt(squares / (count - 1)), count };
}
