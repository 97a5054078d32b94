import type { Estimate, ObjectiveResult } from "../analysis/result.ts";
import { latencyMetrics, parseObjective } from "../scenario/objective.ts";
import { formatDuration } from "../units/duration.ts";
import { latencyScale } from "../units/latency-scale.ts";
import { type EstimateFormat, formatEstimate } from "./format-estimate.ts";
import { percentDigits } from "./format-percent.ts";

/** What an objective was held against, such as "612 ms (598 to 630)" or "99.8 % of 5m windows". */
export function observedInWords({ objective, observed }: Pick<ObjectiveResult, "objective" | "observed">): string {
  return formatEstimate(observed, formatOfMetric(objective, observed));
}

/** The unit of what an objective observes: a share of its windows where it has any, else that of its metric. */
function formatOfMetric(text: string, observed: Estimate): EstimateFormat {
  const objective = parseObjective(text);
  if ("problem" in objective) return {};
  const { metric, windows } = objective;
  const percent = { scale: 100, digits: percentDigits([observed.mean, observed.low, observed.high]) };
  if (windows !== null) return { ...percent, unit: ` % of ${formatDuration(windows.length)} windows` };
  if (metric === "cost") return { unit: " USD/month" };
  return latencyMetrics.includes(metric) ? latencyScale(observed.mean) : { ...percent, unit: " %" };
}
