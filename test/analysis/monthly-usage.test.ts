import { describe, expect, test } from "vitest";
import { meanUsage, monthlyUsage } from "../../src/analysis/monthly-usage.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const hour = 3_600_000_000;

describe("a month from a window", () => {
  test("the window repeated", () => {
    expect(
      monthlyUsage({ requests: 100, lbHours: 24 }, null, { month: 720 * hour, duration: 24 * hour, occurs: null }),
    ).toEqual({
      requests: 3000,
      lbHours: 720,
    });
  });

  test("with a spike: the calm window repeated, and the spike's extra as often as it occurs", () => {
    const plan = { month: 720 * hour, duration: 24 * hour, occurs: 2 };
    expect(
      monthlyUsage({ requests: 150, instanceHours: 24, gbSeconds: 7 }, { requests: 100, instanceHours: 24 }, plan),
    ).toEqual({
      requests: 30 * 100 + 2 * 50,
      instanceHours: 720,
      gbSeconds: 14,
    });
  });

  test("a spike that never occurs leaves the calm month", () => {
    const plan = { month: 720 * hour, duration: 24 * hour, occurs: 0 };
    expect(monthlyUsage({ requests: 150 }, { requests: 100 }, plan)).toEqual({ requests: 3000 });
  });
});

test("the mean of replications, meter by meter, an absent one being nothing", () => {
  expect(meanUsage([{ requests: 10 }, { requests: 20, gbSeconds: 4 }])).toEqual({ requests: 15, gbSeconds: 2 });
  expect(meanUsage([])).toEqual({});
});

test("cost per million requests divides by the same month that is billed", async () => {
  const text = `
name: spike
duration: 1h
month: 730h
replications: 2
workload:
  arrivals: {kind: spike, rate: 0.5/s, at: 10m, peak: 100/s, duration: 1m, occurs: 2/month}
  work: {io: 100ms}
  memory: 100MB
candidates:
  - {name: A, platform: aws-lambda, memory: 1024MB, coldStart: 0ms}
`;
  const parsed = parseScenario(text, { file: "spike.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [candidate] = (await simulate(parsed.scenario)).candidates;
  if (!candidate?.eligible) throw new Error("not simulated");
  // Every request is completed and billed alike: 0.2 USD a million, and 0.1 GB-s at 0.0000166667 USD.
  expect(candidate.cost.perMillionRequests.mean).toBeCloseTo(0.2 + 1e5 * 0.0000166667, 6);
  expect(candidate.usage.requests).toBeLessThan(730 * 3600 * 0.55 + 2 * 60 * 110);
});
