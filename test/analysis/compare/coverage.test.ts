import { beforeAll, describe, expect, test } from "vitest";
import { candidateDifferences } from "../../../src/analysis/compare/candidate-differences.ts";
import type { Result } from "../../../src/analysis/result.ts";
import { candidateAt, simulated } from "./simulated.ts";

/*
 * Nothing here waits: no cold start takes time, and there is no limit near. A request is 20 or 40 ms of work on one vCPU,
 * half of it parallel. With 1,769 MB (one vCPU) it takes 20 or 40 ms, with 3,538 MB (two) 15 or 30: whole milliseconds, so
 * the bill rounds nothing, and the expected differences are arithmetic. Numbers of requests, the work and so all figures
 * vary from replication to replication.
 */
const scenario = `duration: 1m
replications: 5
workload:
  arrivals: {kind: poisson, rate: 5/s}
  work:
    cpu: {kind: mixture, of: [{weight: 1, kind: constant, value: 20ms}, {weight: 1, kind: constant, value: 40ms}]}
    parallel: 50%
candidates:
  - {name: one, platform: aws-lambda, memory: 1769MB, architecture: x86_64, coldStart: {setup: 0ms, init: 0ms, firstCall: 0ms}}
  - {name: two, platform: aws-lambda, memory: 3538MB, architecture: x86_64, coldStart: {setup: 0ms, init: 0ms, firstCall: 0ms}}
`;

/** USD per GB-second on x86 in us-east-1, the first tier; requests cost both the same. */
const price = 0.0000166667;
const requestsPerMonth = 5 * 730 * 3600;
const truth = {
  /** ms: three quarters of 30 less 30. */
  mean: 22.5 - 30,
  cost: requestsPerMonth * (0.0225 * (3538 / 1024) - 0.03 * (1769 / 1024)) * price,
} as const;

const seeds = Array.from({ length: 200 }, (_, i) => i + 1);
let results: Result[] = [];

beforeAll(async () => {
  results = [];
  for (const seed of seeds) results.push(await simulated(scenario, seed));
}, 60_000);

/** How many of 200 intervals of two - one hold the true difference; the later side is another seed's where unpaired. */
function covered(metric: keyof typeof truth, paired: boolean): number {
  return results.filter((result, i) => {
    const later = paired ? result : results[(i + 1) % results.length]!;
    const found = candidateDifferences([{ before: candidateAt(result, 0), after: candidateAt(later, 1) }], { paired });
    const { difference } = found.find((one) => one.metric === metric)!;
    return difference.low! <= truth[metric] && truth[metric] <= difference.high!;
  }).length;
}

// 95 % of 200 are 190, with a standard deviation of 3.1: 182 to 197 is where all but one count in a hundred lies.
describe.each(["mean", "cost"] as const)("intervals of the difference of %s", (metric) => {
  test("paired by replication hold the truth in 182 to 197 of 200 seeds", () => {
    const count = covered(metric, true);
    expect(count).toBeGreaterThanOrEqual(182);
    expect(count).toBeLessThanOrEqual(197);
  });

  test("of unlike seeds, by Welch, hold the truth in 182 to 198 of 200", () => {
    const count = covered(metric, false);
    expect(count).toBeGreaterThanOrEqual(182);
    expect(count).toBeLessThanOrEqual(198); // Welch's degrees of freedom are themselves estimated, and lean to the safe side
  });
});

test("pairing makes the interval of the mean latency at least twice as narrow", () => {
  const width = (paired: boolean) => {
    const widths = results.slice(0, 50).map((result, i) => {
      const later = paired ? result : results[i + 1]!;
      const found = candidateDifferences([{ before: candidateAt(result, 0), after: candidateAt(later, 1) }], {
        paired,
      });
      const { difference } = found.find(({ metric }) => metric === "mean")!;
      return difference.high! - difference.low!;
    });
    return widths.reduce((sum, one) => sum + one, 0);
  };
  expect(width(true) * 2).toBeLessThan(width(false));
});
