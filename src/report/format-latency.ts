import type { Estimate } from "../analysis/result.ts";
import { latencyScale } from "../units/latency-scale.ts";
import { formatEstimate } from "./format-estimate.ts";

/** A latency in ms as a sentence tells it: "240 ms (235 to 244)", "59.1 s", "19.8 min (19.7 to 20.0)". Tables keep ms. */
export function formatLatency(estimate: Estimate): string {
  return formatEstimate(estimate, latencyScale(estimate.mean));
}
