import type { TuneResult } from "../../../analysis/tune/tune-result.ts";
import type { ChartDescription } from "../chart-description.ts";

export function tuneCharts(_result: TuneResult): readonly ChartDescription[] {
  return [];
}
