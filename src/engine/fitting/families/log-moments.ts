import type { SampleCells } from "../sample-cells.ts";

export interface LogMoments {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of the logarithms, from the cells' middles; zeros count as a quarter of the resolution. */
export function logMoments(cells: SampleCells): LogMoments {
  const logs = cellLogs(cells);
  let mean = 0;
  logs.forEach((log, i) => {
    mean += (cells.count[i]! / cells.size) * log;
  });
  let variance = 0;
  logs.forEach((log, i) => {
    variance += (cells.count[i]! / cells.size) * (log - mean) * (log - mean);
  });
  return { mean, sd: Math.max(1e-4, Math.sqrt(variance)) };
}

/** The logarithm of each cell's middle. */
export function cellLogs({ low, high }: SampleCells): Float64Array {
  return Float64Array.from(low, (edge, i) => Math.log(Math.max(1e-9, (Math.max(0, edge) + high[i]!) / 2)));
}
