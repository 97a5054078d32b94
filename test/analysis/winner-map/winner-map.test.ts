import { describe, expect, test } from "vitest";
import { breakEven } from "../../../src/analysis/break-even/index.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { type MapPlan, type OtherAxis, winnerMap } from "../../../src/analysis/winner-map/winner-map.ts";
import { winnerMapSchema } from "../../../src/analysis/winner-map/winner-map-result.ts";
import { parseScenario, ScenarioError } from "../../../src/index.ts";
import { jsonOf } from "../../../src/report/json.ts";
import { mapForms } from "../../../src/report/mapped/map-forms.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

function scenarioOf(text: string, set: Readonly<Record<string, string>> = {}): Scenario {
  const overrides = Object.entries(set).map(([path, value]) => ({ path, value }));
  const outcome = parseScenario(text, { overrides });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

const rates = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from * Math.exp((Math.log(to / from) * i) / (count - 1)));
const axis = (path: string, unit: string, numbers: readonly number[]): OtherAxis => ({
  path,
  unit,
  isLogarithmic: true,
  values: numbers.map((number) => ({ written: unit === "" ? number : `${number}${unit}`, number })),
});

/** Constant work and arrivals, no overhead, nothing cold: a request of a function costs the same at any rate. */
const constant = `
name: constant
duration: 10m
replications: 3
workload: {arrivals: {kind: constant, rate: 10/s}, work: {io: 50ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms}
  - {name: m, platform: aws-ec2, region: us-east-1, instance: m7g.large, instances: 1}
`;

describe("closed-form break-evens: the exact rate lies in the interval, the root within 0.5 %", () => {
  const memories = [256, 512, 1024, 2048, 4096];
  // What the card says, and twice as much.
  const prices = [0.0000166667, 0.0000333334];

  test.each(prices)("five memories at %s USD a GB-second", async (price) => {
    const scenario = scenarioOf(constant, { "candidates[0].prices": `{gbSeconds: ${price}}` });
    const [, machine] = (await simulate(scenario)).candidates;
    if (machine?.eligible !== true) throw new Error("not eligible");
    const plan: MapPlan = { rates: rates(1, 200, 12), other: axis("candidates[0].memory", "MB", memories) };
    const { rows } = await winnerMap(scenario, plan);
    for (const [index, memory] of memories.entries()) {
      const perRequest = 0.2e-6 + (memory / 1024) * 0.05 * price;
      const exact = machine.bill.total / (perRequest * 730 * 3600);
      const [crossing, ...others] = rows[index]!.crossings;
      expect(others).toEqual([]);
      expect(crossing).toMatchObject({ cheaperBelow: "f", cheaperAbove: "m", because: "cost" });
      expect(Math.abs(crossing!.at.mean! / exact - 1)).toBeLessThan(0.005);
      // The interval holds the final bracket; of constant traffic a window may hold a request more or less.
      expect(crossing!.at.low! * 0.9999).toBeLessThan(exact);
      expect(crossing!.at.high! * 1.0001).toBeGreaterThan(exact);
    }
  });
});

/** Map and break-even see the same stretched streams, so they agree at any length; this one is enough to tell a p95. */
const random = `
name: random
duration: 90s
replications: 2
slo: ["p95 < 2s"]
workload: {arrivals: {kind: poisson, rate: 10/s}, work: {cpu: {kind: exponential, mean: 50ms}, io: 30ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB}
  - {name: m, platform: aws-ec2, instance: m7g.large, instances: 2}
`;
const means = [20, 40, 80, 160, 320];
const plan: MapPlan = { rates: rates(2, 100, 10), other: axis("workload.work.cpu.mean", "ms", means) };
const whole = winnerMap(scenarioOf(random), plan);

describe("the map's boundary", () => {
  test("is that of the one-dimensional break-even, on five rows", async () => {
    const { rows } = await whole;
    for (const [index, mean] of means.entries()) {
      const scenario = scenarioOf(random, { "workload.work.cpu.mean": `${mean}ms` });
      const { breakEven: alone } = await breakEven(scenario, { from: 2, to: 100 });
      const own = alone!.crossings;
      expect(rows[index]!.crossings.map(({ because, cheaperAbove }) => [because, cheaperAbove])).toEqual(
        own.map(({ because, cheaperAbove }) => [because, cheaperAbove]),
      );
      for (const [place, { at }] of rows[index]!.crossings.entries()) {
        // Both are found to half a per cent, from different grids.
        expect(Math.abs(at.mean! / own[place]!.at.mean! - 1)).toBeLessThan(0.01);
      }
    }
  });

  test("lies between the cells that it parts, and cells at it are marked as open", async () => {
    const map = await whole;
    for (const { best, crossings, cannotTell } of map.rows) {
      for (let i = 1; i < best.length; i++) {
        if (best[i] === best[i - 1]) continue;
        const [low, high] = [plan.rates[i - 1]!, plan.rates[i]!];
        const parted = crossings.some(({ at }) => at.mean! >= low * 0.995 && at.mean! <= high * 1.005);
        expect(parted || best[i] === null || best[i - 1] === null).toBe(true);
      }
      for (const [i, isOpen] of cannotTell.entries()) {
        const holds = crossings.some(
          ({ at }) => at.low !== null && at.high !== null && plan.rates[i]! >= at.low && plan.rates[i]! <= at.high,
        );
        expect(isOpen).toBe(holds);
      }
    }
  });

  test("where nobody is acceptable a cell says so", async () => {
    const strict = scenarioOf(random.replace("p95 < 2s", "p95 < 100ms"));
    const { rows } = await winnerMap(strict, { ...plan, other: axis("workload.work.cpu.mean", "ms", [20, 320]) });
    expect(rows[1]!.best.every((best) => best === null)).toBe(true);
  });

  test("the same seed gives the same bytes, of the schema, in every form", async () => {
    const small: MapPlan = { rates: [5, 50], other: axis("workload.work.cpu.mean", "ms", [20, 80]) };
    const [one, other] = [await winnerMap(scenarioOf(random), small), await winnerMap(scenarioOf(random), small)];
    expect(jsonOf(winnerMapSchema, one)).toBe(jsonOf(winnerMapSchema, other));
    const forms = mapForms(one);
    expect(forms.text({ color: false, width: 120 })).toMatch(/is the cheapest acceptable candidate/);
    expect(forms.csv?.().trim().split("\n")).toHaveLength(1 + 4);
    expect(forms.charts().map(({ name }) => name)).toEqual(["winner-map"]);
  });
});

describe("what makes no map is refused", () => {
  const refusal = (other: OtherAxis) =>
    winnerMap(scenarioOf(random), { rates: [5, 50], other }).then(
      () => "accepted",
      (error: unknown) =>
        error instanceof ScenarioError ? `${error.issues[0]?.file}: ${error.message}` : String(error),
    );

  test("a value that makes no scenario, and one at which nobody can serve", async () => {
    expect(await refusal(axis("candidates[0].memory", "MB", [64, 128]))).toMatch(
      /^--over candidates\[0\]\.memory: 64MB makes no scenario; try it with --set/,
    );
    expect(await refusal(axis("workload.memory", "GB", [1, 20]))).toMatch(
      /^--over workload\.memory: at 20GB no candidate can serve the workload \(needs 20GB.*narrow the range/,
    );
  });
});
