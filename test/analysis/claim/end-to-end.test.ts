import { beforeAll, describe, expect, test } from "vitest";
import { breakEvenOver } from "../../../src/analysis/break-even/over-path.ts";
import {
  breakEven,
  type Override,
  parseScenario,
  type Result,
  resultSchema,
  simulate,
  whatIf,
} from "../../../src/index.ts";
import { findings } from "../../../src/report/findings.ts";

/** Constant traffic and work: a million requests of F cost the same whatever their rate, M costs a machine and its disk. */
const source = `
name: claimed
duration: 10m
replications: 3
workload: {arrivals: {kind: constant, rate: 10/s}, work: {io: 100ms}, memory: 100MB}
claim: {source: by hand, words: Functions are cheaper, holdsIf: 'cost of "F" < cost of "M"'}
candidates:
  - {name: F, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms}
  - {name: M, platform: aws-ec2, region: us-east-1, instance: m7g.large, instances: 1}
`;

function parsed(overrides: readonly Override[] = [], text = source) {
  const outcome = parseScenario(text, { overrides });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome;
}

function costOf({ candidates }: Result, name: string): number {
  const found = candidates.find((one) => one.name === name);
  if (found?.eligible !== true) throw new Error(`${name} is not eligible`);
  return found.bill.total;
}

describe("a small scenario, by hand", () => {
  let result: Result;
  beforeAll(async () => {
    result = await breakEven(parsed().scenario, { from: 0.5, to: 50 });
  });

  test("the claim holds up to the rate at which F's requests cost what M does", () => {
    const exact = (10 * costOf(result, "M")) / costOf(result, "F");
    expect(result.claim!.ranges).toHaveLength(1);
    const [[from, to]] = result.claim!.ranges as [[number, number]];
    expect(from).toBe(0.5);
    // The break-even places a crossing to 0.5 %.
    expect(Math.abs(to / exact - 1)).toBeLessThan(0.005);
    expect(to).toBe(result.breakEven!.crossings[0]!.at.mean);
  });

  test("it stands as its own rate says", () => {
    const isCheaper = costOf(result, "F") < costOf(result, "M");
    expect(result.claim).toMatchObject({ standing: "within a range", holdsHere: isCheaper, source: "by hand" });
  });

  test("the result keeps to its schema, and the findings have the sentence", () => {
    expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).success).toBe(true);
    expect(findings(result).claim).toBe(result.claim!.sentence);
  });
});

test("a run has the claim at its own rate only; without a claim neither has any", async () => {
  const run = await simulate(parsed().scenario);
  const isCheaper = costOf(run, "F") < costOf(run, "M");
  expect(run.claim).toMatchObject({ standing: isCheaper ? "confirmed" : "corrected", ranges: [] });
  const without = await simulate(parsed([], source.replace(/^claim.*$/m, "")).scenario);
  expect(without).not.toHaveProperty("claim");
  expect(findings(without).claim).toBeNull();
});

test("along another input the ranges are in its unit", async () => {
  const axis = { path: "workload.work.io", unit: "ms", values: [20, 60, 180, 540, 1000] };
  const { claim, breakEven: found } = await breakEvenOver(parsed().scenario, axis);
  expect(claim!.ranges).toEqual([[20, found!.crossings[0]!.at.mean]]);
  expect(claim!.sentence).toContain("ms of workload.work.io");
});

test("what-if answers the claim anew for each change", async () => {
  const { baseline, changes } = await whatIf(
    (overrides) => parsed(overrides),
    [
      { path: "workload.arrivals.rate", value: "1/s" },
      { path: "workload.arrivals.rate", value: "100/s" },
    ],
  );
  expect(baseline.claim?.standing).toBeDefined();
  expect(changes.slice(0, 2).map(({ result }) => result.claim?.standing)).toEqual(["confirmed", "corrected"]);
});

test("who cannot serve is corrected, in the words of the platform", async () => {
  const { claim } = await simulate(parsed([{ path: "workload.work.io", value: "20m" }]).scenario);
  expect(claim).toMatchObject({ standing: "corrected", holdsHere: false });
  expect(claim!.sentence).toMatch(/F cannot serve this workload: .*15/);
});
