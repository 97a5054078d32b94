import { describe, expect, test } from "vitest";
import { breakEvenOver, type PathAxis } from "../../../src/analysis/break-even/over-path.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { json, markdown, parseScenario, ScenarioError, text } from "../../../src/index.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

function scenarioOf(source: string): Scenario {
  const outcome = parseScenario(source);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

/** Constant work and arrivals: a million requests of f cost the same whatever happens. */
const constant = (more = "") => `
name: along an input
duration: 10m
replications: 3
${more}
workload: {arrivals: {kind: constant, rate: 10/s}, work: {io: 100ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms}
  - {name: m, platform: aws-ec2, region: us-east-1, instance: m7g.large, instances: 1}
`;
const requests = 10 * 3600 * 730;
const spread = (path: string, unit: string, from: number, to: number, count = 8): PathAxis => ({
  path,
  unit,
  values: Array.from({ length: count }, (_, i) =>
    Number((from * Math.exp((Math.log(to / from) * i) / (count - 1))).toPrecision(6)),
  ),
});

async function machineCost(scenario: Scenario): Promise<number> {
  const [, machine] = (await simulate(scenario)).candidates;
  if (machine?.eligible !== true) throw new Error("not eligible");
  return machine.bill.total;
}

describe("along an input the winner changes where it was worked out by hand", () => {
  test("io: requests x (fee + GB x time x price) meets the machine's bill", async () => {
    const scenario = scenarioOf(constant());
    const machines = await machineCost(scenario);
    const exact = ((machines / requests - 0.2e-6) / 0.0000166667) * 1000;
    const { breakEven, candidates } = await breakEvenOver(scenario, spread("workload.work.io", "ms", 20, 1000));
    expect(candidates).toHaveLength(2);
    expect(breakEven).toMatchObject({ axis: "workload.work.io", unit: "ms", searched: [20, 1000], own: 100 });
    expect(breakEven!.crossings).toHaveLength(1);
    const [crossing] = breakEven!.crossings;
    expect(crossing).toMatchObject({ cheaperBelow: "f", cheaperAbove: "m", because: "cost" });
    expect(Math.abs(crossing!.at.mean! / exact - 1)).toBeLessThan(0.005);
    expect(Math.abs(crossing!.monthlyCost / machines - 1)).toBeLessThan(0.005);
  });

  test("memory in whole MB", async () => {
    const scenario = scenarioOf(constant());
    const machines = await machineCost(scenario);
    const exact = ((machines / requests - 0.2e-6) / (0.1 * 0.0000166667)) * 1024;
    const { breakEven } = await breakEvenOver(scenario, spread("candidates[0].memory", "MB", 256, 8192, 6));
    expect(Math.abs(breakEven!.crossings[0]!.at.mean! / exact - 1)).toBeLessThan(0.005);
  });

  test("few whole numbers are places of their own: from so many machines on functions are cheaper", async () => {
    const scenario = scenarioOf(constant().replace("io: 100ms", "io: 150ms"));
    const each = await machineCost(scenario);
    const functions = requests * (0.2e-6 + 0.15 * 0.0000166667);
    const first = [1, 2, 3, 4, 5, 6].find((count) => count * each > functions)!;
    const axis = { path: "candidates[1].instances", unit: "", values: [1, 2, 3, 4, 5, 6] };
    const { breakEven } = await breakEvenOver(scenario, axis);
    expect(first).toBeGreaterThan(1);
    expect(breakEven!.crossings).toHaveLength(1);
    const at = breakEven!.crossings[0]!.at.mean!;
    expect(breakEven!.crossings[0]).toMatchObject({ cheaperBelow: "m", cheaperAbove: "f" });
    expect([first - 1, first]).toContain(at);
  });

  test("where an objective decides, and nobody is acceptable beyond", async () => {
    const scenario = scenarioOf(constant('slo: ["p50 < 300ms"]'));
    const { breakEven } = await breakEvenOver(scenario, spread("workload.work.io", "ms", 20, 1000));
    const [low, high] = breakEven!.acceptableFrom.f!;
    expect(low).toBe(20);
    expect(Math.abs(high! / 300 - 1)).toBeLessThan(0.01);
  });
});

describe("the answer", () => {
  test("without a change says who dominates, and by how much at least", async () => {
    const { verdict, ...rest } = await breakEvenOver(
      scenarioOf(constant()),
      spread("workload.work.io", "ms", 10, 120, 4),
    );
    const result = { verdict, ...rest };
    expect(result.breakEven?.crossings).toEqual([]);
    const machines = await machineCost(scenarioOf(constant()));
    const least = (100 * (machines - requests * (0.2e-6 + 0.12 * 0.0000166667))) / machines;
    expect(text(result, { color: false, width: 200 })).toMatch(
      new RegExp(
        `Between 10 and 120 ms the cheapest acceptable candidate does not change: it stays f, everywhere at least ${least.toPrecision(2)} % below the next`,
      ),
    );
  });

  test("renders in every form, with the axis's own words", async () => {
    const result = await breakEvenOver(scenarioOf(constant()), spread("workload.work.io", "ms", 20, 1000));
    expect(JSON.parse(json(result)).breakEven.axis).toBe("workload.work.io");
    const report = markdown(result);
    expect(report).toMatch(/At \d+ ms .*the answer changes/);
    expect(report).toContain("USD/month and p99 at each value");
    expect(report).not.toMatch(/At \d+ requests\/s/);
  });

  test("values that make no scenario, and those that nobody can serve, are refused", async () => {
    const refusal = (axis: PathAxis) =>
      breakEvenOver(scenarioOf(constant()), axis).then(
        () => "accepted",
        (error: unknown) =>
          error instanceof ScenarioError ? `${error.issues[0]?.file}: ${error.message}` : String(error),
      );
    expect(await refusal(spread("candidates[0].memory", "MB", 64, 512, 3))).toMatch(
      /^--over candidates\[0\]\.memory: 64MB makes no scenario/,
    );
    expect(await refusal(spread("workload.memory", "GB", 1, 64, 3))).toMatch(/no candidate can serve the workload/);
  });
});
