import { bucketCount, bucketEdge, type LatencyHistogram } from "../engine/latency-histogram.ts";
import type { CandidateResult } from "./result.ts";

/**
 * The merged latency histogram as upper bucket edges (milliseconds) and counts; empty buckets between are left out, but
 * for one before each run of filled ones, so that every bucket's lower edge is known.
 */
export function histogramResult({ counts }: LatencyHistogram): CandidateResult["histogram"] {
  const upper: number[] = [];
  const count: number[] = [];
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const isFilled = counts[bucket]! > 0;
    const precedesFilled = bucket + 1 < bucketCount && counts[bucket + 1]! > 0;
    if (!isFilled && !precedesFilled) continue;
    upper.push(bucketEdge(bucket + 1) / 1000);
    count.push(counts[bucket]!);
  }
  return { unit: "ms", upper, count };
}
