import { describe, expect, test } from "vitest";
import { type Experiment, runExperiment } from "../../src/analysis/experiment.ts";
import { repriceSummary, simulationKey } from "../../src/analysis/reprice-summary.ts";
import { Runner } from "../../src/analysis/tasks/runner.ts";
import { parseScenario, type Scenario } from "../../src/index.ts";

const week = { month: "730h", duration: "10m", replications: 2 };

function scenarioWith(candidate: object, slo: readonly string[] = []): Scenario {
  const outcome = parseScenario(
    JSON.stringify({
      name: "prices",
      ...week,
      workload: { arrivals: { kind: "poisson", rate: "20/s" }, work: { cpu: "20ms" }, response: "10KB" },
      slo,
      candidates: [{ name: "fleet", platform: "aws-ec2", instance: "m7g.large", instances: 3, ...candidate }],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

async function summaryOf(scenario: Scenario) {
  const experiment: Experiment = {
    scenario,
    duration: 600_000_000,
    seriesStep: 600_000_000,
    detail: false,
    traces: new Map(),
    samples: new Map(),
    hashes: {},
  };
  const [summary] = await runExperiment(experiment, { runner: new Runner({}), label: "" });
  return summary!;
}

describe("pricing a simulated candidate anew", () => {
  const plain = scenarioWith({});
  test.each([
    ["a commitment of the whole fleet", { purchase: "reserved-1y" }],
    ["a commitment of one machine", { purchase: "savings-plan-3y", committed: 1 }],
    ["staff hours", { operations: { hours: 4, rate: 100 } }],
    ["a price of one's own", { prices: { instanceHours: 0.5 } }],
  ])("gives what simulating it would: %s", async (_, candidate) => {
    const other = scenarioWith(candidate);
    const [from, to] = [plain.candidates[0]!, other.candidates[0]!];
    expect(simulationKey(to, other)).toBe(simulationKey(from, plain));
    const repriced = repriceSummary(await summaryOf(plain), { from, to, scenario: other });
    const simulated = await summaryOf(other);
    expect(repriced.result.bill.total).toBeCloseTo(simulated.result.bill.total, 9);
    expect(repriced.result.costSplit.fixed).toBeCloseTo(simulated.result.costSplit.fixed, 9);
    for (const [replication, cost] of repriced.costs.entries()) {
      expect(cost).toBeCloseTo(simulated.costs[replication]!, 9);
    }
    const back = repriceSummary(simulated, { from: to, to: from, scenario: plain });
    expect(back.result.bill.total).toBeCloseTo((await summaryOf(plain)).result.bill.total, 9);
  });

  test("is refused where the candidate behaves otherwise, or the cost itself is judged", () => {
    const key = (scenario: Scenario) => simulationKey(scenario.candidates[0]!, scenario);
    expect(key(scenarioWith({ speed: 1.25 }))).not.toBe(key(plain));
    expect(key(scenarioWith({ instances: 4 }))).not.toBe(key(plain));
    const judged = ["cost < 100"];
    expect(key(scenarioWith({}, judged))).not.toBe(key(scenarioWith({ operations: { hours: 4 } }, judged)));
    const growing = { instances: { min: 1, max: 3, target: "60% cpu" } };
    expect(key(scenarioWith({ ...growing, purchase: "reserved-1y" }))).not.toBe(key(scenarioWith(growing)));
  });
});
