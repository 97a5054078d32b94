import { expect, test } from "vitest";
import { sweep } from "../../../src/analysis/sweep/sweep.ts";
import type { SweptCandidate } from "../../../src/analysis/sweep/sweep-result.ts";
import { type ParseWith, parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { sweepPlan } from "../../../src/scenario/vary/sweep-plan.ts";

const text = `
name: few requests
duration: 10m
replications: 2
workload:
  arrivals: {kind: constant, rate: 1/s}
  work: {cpu: 20ms}
  memory: 100MB
slo: ["p99 < 2s"]
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
  - {name: machines, platform: aws-ec2, instance: m7g.large, instances: 1}
`;

const parseWith: ParseWith = (overrides) => parseScenario(text, { overrides });

async function sweptOver(...varies: readonly string[]) {
  const plan = sweepPlan(varies);
  if ("issues" in plan) throw new Error(plan.issues.map(({ message }) => message).join("\n"));
  return (await sweep(parseWith, plan)).cells.map(({ verdict, candidates }) => ({
    kind: verdict.kind,
    candidates: candidates.filter((one): one is SweptCandidate => one.eligible),
  }));
}

test("a percentile needs 20 requests beyond it: 600 leave a p99 open, 6,000 do not", async () => {
  const [few, many] = await sweptOver("workload.arrivals.rate=1/s,10/s");
  expect(few!.kind).toBe("not decided");
  for (const { acceptable, undecided, unacceptableBecause, warnings } of few!.candidates) {
    expect([acceptable, undecided, unacceptableBecause]).toEqual([false, true, ["p99 < 2s: too few requests"]]);
    expect(warnings.join()).toContain('"p99 < 2s" cannot be decided');
  }
  for (const { acceptable, undecided, unacceptableBecause, warnings } of many!.candidates) {
    expect([acceptable, undecided, unacceptableBecause]).toEqual([true, false, []]);
    expect(warnings.join()).not.toContain("cannot be decided");
  }
});

test("an objective that is missed is not open", async () => {
  // Of 20 ms of work on a whole core no answer takes less.
  const [missed] = await sweptOver("slo=[p50 < 10ms]");
  expect(missed!.kind).toBe("none acceptable");
  for (const { undecided, unacceptableBecause } of missed!.candidates) {
    expect([undecided, unacceptableBecause]).toEqual([false, ["p50 < 10ms: missed"]]);
  }
});

test("a precision that its replications do not reach is warned of in its cell", async () => {
  const [loose, tight] = await sweptOver(
    "replications={precision: 50%, max: 3},{precision: 0.01%, max: 3}",
    "workload.work.cpu={kind: exponential, mean: 20ms}",
  );
  const said = [loose!, tight!].map(({ candidates }) => candidates.map(({ warnings }) => warnings.join(" ")).join(" "));
  expect(said[1]).toContain("not the 0.01 % asked");
  expect(said[0]).not.toContain("asked");
});
