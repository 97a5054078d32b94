import { bucketCount, bucketEdge } from "../../engine/latency-histogram.ts";
import { percentiles } from "../candidate-tally.ts";
import type { CandidateResult } from "../result.ts";
import { type Contradiction, remedy, writtenPrecision } from "./contradiction.ts";

/** Milliseconds; longer times share the last bucket, which has no upper end. */
const longestTold = bucketEdge(bucketCount - 1) / 1000;

/** Percentiles of a candidate that its own histogram of latencies does not show. */
export function latencyContradictions({
  latency,
  histogram,
}: Pick<CandidateResult, "latency" | "histogram">): readonly Contradiction[] {
  const { upper, count } = histogram;
  if (upper.length !== count.length) {
    const message = `has ${upper.length} upper ends and ${count.length} counts, and a bucket is one of each; ${remedy}`;
    return [{ path: "histogram", message }];
  }
  const unordered = upper.findIndex((edge, bucket) => bucket > 0 && edge <= upper[bucket - 1]!);
  if (unordered > 0 || count.some((requests) => requests < 0)) {
    return [{ path: "histogram", message: `has buckets that do not grow, or hold less than nothing; ${remedy}` }];
  }
  for (const [name, share] of Object.entries(percentiles)) {
    const { mean } = latency[name as keyof typeof percentiles];
    const bucket = bucketAt(share, histogram);
    if (mean === null || bucket === null || mean > longestTold) continue;
    const slack = writtenPrecision * bucket.to;
    if (mean >= bucket.from - slack && mean <= bucket.to + slack) continue;
    const message = `${mean} ms is not where the histogram has it, between ${bucket.from} and ${bucket.to} ms; ${remedy}`;
    return [{ path: `latency.${name}.mean`, message }];
  }
  return [];
}

/** Where the request of this rank lies, or its neighbours, as a rank that is hit exactly belongs to two buckets. */
function bucketAt(share: number, { upper, count }: CandidateResult["histogram"]) {
  const total = count.reduce((sum, requests) => sum + requests, 0);
  const first = bucketOfRank(share * total - 1, count);
  const last = bucketOfRank(share * total + 1, count);
  if (first === null || last === null) return null;
  return { from: first === 0 ? 0 : upper[first - 1]!, to: upper[last]! };
}

function bucketOfRank(rank: number, count: readonly number[]): number | null {
  let sum = 0;
  let filled: number | null = null;
  for (const [bucket, requests] of count.entries()) {
    if (requests > 0) filled = bucket;
    sum += requests;
    if (requests > 0 && sum >= rank) return bucket;
  }
  return filled;
}
