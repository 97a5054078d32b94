import type { TuneResult } from "../../../analysis/tune/tune-result.ts";
import type { ChartDescription } from "../chart-description.ts";
import { costAgainstLatency } from "./cost-against-latency.ts";
import { costAndLatencyBySize } from "./cost-and-latency-by-size.ts";
import { handlerBySize } from "./handler-by-size.ts";

/** Every chart this answer has something to show in. */
export function tuneCharts(result: TuneResult): readonly ChartDescription[] {
  return [costAndLatencyBySize(result), costAgainstLatency(result), handlerBySize(result)].filter(
    (chart) => chart !== null,
  );
}
