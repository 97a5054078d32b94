import { describe, expect, it } from "vitest";
import { type ActivityRule, coldStartsUnder } from "./activity-rule.ts";
import { lambdaRuns, measuredRun, replay } from "./lambda-runs.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";

/** The same three ways to end instances, as a candidate's keys and for the independent model. */
const rules: readonly (readonly [keys: string, rule: ActivityRule])[] = [
  ["keepAlive: 600s", { functionIdle: 600, instanceIdle: 600, recycleAfter: Number.POSITIVE_INFINITY }],
  ["keepAlive: 640s", { functionIdle: 640, instanceIdle: 640, recycleAfter: Number.POSITIVE_INFINITY }],
  ["keepAlive: 640s, recycleAfter: 2h", { functionIdle: 640, instanceIdle: 640, recycleAfter: 7200 }],
];
const settings = rules.map(([keys]) => keys);

/** Measured on AWS Lambda, counted in the files: requests and cold starts of each run. */
const counts = [
  [186, 59],
  [290, 43],
  [428, 32],
  [791, 28],
  [1648, 29],
  [10_066, 59],
] as const;

describe.skipIf(!hasSharedData)(`real runs on AWS Lambda, replayed${needsSharedData}`, () => {
  it.each(lambdaRuns.map((run, i) => [run, ...counts[i]!] as const))(
    "%s: replays each of %i requests, %i of which were cold",
    async (run, requests, coldStarts) => {
      const measured = measuredRun(run);
      expect(measured.coldStarts).toBe(coldStarts);
      expect(measured.requests).toHaveLength(requests);
      for (const result of await replay(run, settings)) {
        expect(result.requests.offered.mean).toBe(requests);
        expect(result.requests.completed.mean).toBe(requests);
        // Latency is the recorded duration itself: nothing is added, nothing waits.
        const mean = measured.requests.reduce((sum, { duration }) => sum + duration, 0) / requests;
        expect(result.latency.mean.mean).toBeCloseTo(mean * 1000, 2);
      }
    },
  );

  it.each(lambdaRuns)("%s: counts the cold starts that a second, independent model counts", async (run) => {
    const results = await replay(run, settings);
    const independent = rules.map(([, rule]) => coldStartsUnder(rule, measuredRun(run).requests));
    expect(results.map(({ coldStarts }) => coldStarts.count.mean)).toEqual(independent);
  });

  it("holds as many instances as the source counted, within the 3.5 % asked of the summary", async () => {
    for (const run of lambdaRuns) {
      const [result] = await replay(run, ["keepAlive: 600s"]);
      expect(Math.abs((result?.instances.mean.mean ?? 0) / measuredRun(run).instances - 1), run).toBeLessThan(0.035);
    }
  });
});
