import { describe, expect, test } from "vitest";
import type { SimulateOptions } from "../../../src/analysis/simulate-options.ts";
import { whatIf } from "../../../src/analysis/what-if/what-if.ts";
import { json, type Override, type ParseWith, parseScenario, type Result, simulate } from "../../../src/index.ts";
import { sha256 } from "../../../src/node/index.ts";

const text = `
name: small
duration: 5m
replications: 3
workload: {arrivals: {kind: poisson, rate: 20/s}, work: {cpu: {kind: exponential, mean: 20ms}}, memory: 100MB}
slo: ["p99 < 2s"]
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
  - {name: machines, platform: aws-ec2, instance: m7g.large, instances: 2}
`;

const parseWith: ParseWith = (overrides) => parseScenario(text, { overrides });
const options: SimulateOptions = { hash: sha256 };
const rate: Override = { path: "workload.arrivals.rate", value: "40/s" };
const memory: Override = { path: 'candidates["functions"].memory', value: "2GB" };

/** The answer that `run --set` gives. */
function alone(...overrides: readonly Override[]): Promise<Result> {
  const outcome = parseWith(overrides);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return simulate(outcome.scenario, options);
}

describe("what-if answers as run --set does", () => {
  test("as it stands, each change alone, all together", async () => {
    const answer = await whatIf(parseWith, [rate, memory], options);
    const sets = [[rate], [memory], [rate, memory]];
    expect(json(answer.baseline)).toBe(json(await alone()));
    expect(answer.changes.map(({ set, together }) => [set.length, together])).toEqual([
      [1, false],
      [1, false],
      [2, true],
    ]);
    for (const [index, set] of sets.entries()) {
      expect(json(answer.changes[index]!.result)).toBe(json(await alone(...set)));
    }
  });

  test("one change is not made together with itself", async () => {
    expect((await whatIf(parseWith, [rate], options)).changes).toHaveLength(1);
  });

  test("a change of one candidate leaves the other as it was", async () => {
    const [change] = (await whatIf(parseWith, [memory], options)).changes;
    const others = change!.differences.filter(({ candidate }) => candidate === "machines");
    expect(others.length).toBeGreaterThan(5);
    expect(new Set(others.map((one) => one.change))).toEqual(new Set(["same"]));
    const cost = change!.differences.find(({ candidate, metric }) => candidate === "functions" && metric === "cost");
    expect(cost).toMatchObject({ paired: true, change: expect.stringMatching(/higher|lower/) });
  });

  test("a change that makes no scenario is refused", async () => {
    const wrong = { path: "workload.arrivals.rate", value: "soon" };
    await expect(whatIf(parseWith, [wrong], options)).rejects.toThrow(/"soon" is not accepted/);
  });
});

describe("where a precision is asked for", () => {
  const precise: ParseWith = (overrides) => {
    return parseScenario(text.replace("replications: 3", "replications: {precision: 3%, max: 40}"), { overrides });
  };

  test("all take as many replications as the one that needs the most, and stay paired", async () => {
    const rare: Override = { path: "workload.arrivals.rate", value: "5/s" };
    const answer = await whatIf(precise, [rare], options);
    const counts = [answer.baseline, answer.changes[0]!.result].map(({ scenario }) => scenario.replications);
    expect(new Set(counts).size).toBe(1);
    const ownCounts = [];
    for (const overrides of [[], [rare]]) {
      const outcome = precise(overrides);
      if ("issues" in outcome) throw new Error("no scenario");
      ownCounts.push((await simulate(outcome.scenario, options)).scenario.replications);
    }
    expect(new Set(ownCounts).size, "the two need unlike numbers by themselves").toBe(2);
    expect(counts[0]).toBe(Math.max(...ownCounts));
    const unpaired = answer.changes[0]!.differences.filter(({ paired }) => !paired).map(({ metric }) => metric);
    expect(new Set(unpaired)).toEqual(new Set(["offered"])); // of which a result tells no replication's own
  });
});
