import type { ByReplication, CandidateResult } from "../../../src/analysis/result.ts";
import { exampleCandidate } from "../../report/example-result.ts";

const parts = { name: "A", platform: "aws-lambda", fastest: 40, tail: 60, monthly: 100, fixed: 0 };

/** Three replications in which nothing ever varies: every metric of two such candidates is the same. */
const still: ByReplication = {
  cost: [100, 100, 100],
  mean: [60, 60, 60],
  p50: [50, 50, 50],
  p90: [90, 90, 90],
  p95: [120, 120, 120],
  p99: [200, 200, 200],
  p999: [null, null, null],
  completed: [1, 1, 1],
  throttled: [0, 0, 0],
  rejected: [0, 0, 0],
  timedOut: [0, 0, 0],
  failed: [0, 0, 0],
  coldStarts: [0, 0, 0],
  instances: [2, 2, 2],
  utilisation: [0.5, 0.5, 0.5],
};

/** A candidate whose replications gave these costs (USD a month) and nothing else of note; its bill is their mean. */
export function costing(costs: readonly number[], over: Partial<CandidateResult> = {}): CandidateResult {
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const spread = <Value>(values: readonly Value[]) => costs.map(() => values[0]!);
  const others = Object.entries(still).map(([metric, values]) => [metric, spread<number | null>(values)]);
  const candidate = exampleCandidate(parts);
  const exact = (value: number) => ({ mean: value, low: value, high: value });
  return {
    ...candidate,
    latency: { ...candidate.latency, p999: { mean: null, low: null, high: null } },
    cost: { ...candidate.cost, monthly: { ...exact(mean), low: mean - 1, high: mean + 1 } },
    byReplication: { ...(Object.fromEntries(others) as ByReplication), cost: [...costs] },
    ...over,
  };
}
