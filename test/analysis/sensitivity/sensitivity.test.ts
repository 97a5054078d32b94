import { describe, expect, test } from "vitest";
import { disputedInputs } from "../../../src/analysis/input-band/disputed-inputs.ts";
import { hybridHint } from "../../../src/analysis/sensitivity/hybrid-hint.ts";
import { type MonteCarloPlan, monteCarlo } from "../../../src/analysis/sensitivity/monte-carlo.ts";
import { sensitivity } from "../../../src/analysis/sensitivity/sensitivity.ts";
import { sensitivityResultSchema } from "../../../src/analysis/sensitivity/sensitivity-result.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { memoryStore } from "../../../src/analysis/tasks/run-store.ts";
import { Runner } from "../../../src/analysis/tasks/runner.ts";
import { Variation } from "../../../src/analysis/turns/variation.ts";
import { erlangB } from "../../../src/engine/laws/erlang-b.ts";
import { parseScenario, ScenarioError } from "../../../src/index.ts";
import { jsonOf } from "../../../src/report/json.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

/** Constant work and arrivals: what everything costs is arithmetic. */
const text = (uncertain = "{}", more = "") => `
name: by hand
duration: 1h
replications: 2
workload:
  arrivals: {kind: constant, rate: 10/s}
  work: {io: 100ms}
  memory: 100MB
uncertain: ${uncertain}
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms, keepAlive: 6m}
  - {name: m, platform: aws-ec2, region: us-east-1, instance: m7g.large, instances: 1${more}}
`;

function scenarioOf(source: string): Scenario {
  const outcome = parseScenario(source);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

const requests = 10 * 3600 * 730;
/** USD a month: 0.20 a million requests, and 0.1 s of 1 GB each at 0.0000166667. */
const functions = requests * (0.2e-6 + 0.1 * 0.0000166667);

async function machinesOf(scenario: Scenario): Promise<number> {
  const [, machine] = (await simulate(scenario)).candidates;
  if (machine?.eligible !== true) throw new Error("not eligible");
  return machine.bill.total;
}

describe("bars and flips are those worked out by hand", () => {
  test("staff hours at 80 USD, traffic in proportion, a listed price times its usage", async () => {
    const scenario = scenarioOf(text('{"candidates[0].prices.gbSeconds": [0.00001, 0.00005]}'));
    const machines = await machinesOf(scenario);
    const { compared, inputs } = await sensitivity(scenario);
    // At 43.8 + 5.3 USD functions cost less than a machine of about 68 USD.
    expect(functions).toBeLessThan(machines);
    expect(compared).toMatchObject({ best: "f", next: "m" });
    expect(compared?.difference.mean).toBeCloseTo(machines - functions, 6);
    const named = (name: string) => inputs.find((input) => input.name === name)!;

    const staff = named("staff hours for machines");
    expect(staff.swing).toBeCloseTo(8 * 80, 6);
    expect(staff.flips).toEqual([]); // more staff only makes machines dearer

    const price = named("candidates[0].prices.gbSeconds");
    const gbSeconds = requests * 0.1;
    expect(price.swing).toBeCloseTo(gbSeconds * 0.00004, 6);
    // f costs as much as m where fee + gbSeconds x price = machines.
    const turning = (machines - requests * 0.2e-6) / gbSeconds;
    expect(price.flips).toHaveLength(1);
    expect(price.flips[0]).toMatchObject({ best: "m", because: "cost" });
    expect(price.flips[0]!.at.mean).toBeCloseTo((turning - 0.00001) / 0.00004, 5);
    expect(Number(price.flips[0]!.value)).toBeCloseTo(turning, 7);

    const traffic = named("traffic");
    const atFactor = (factor: number) => machines - factor * functions;
    expect(traffic.ends.map(({ difference }) => difference.mean)).toEqual([
      expect.closeTo(atFactor(0.5), 4),
      expect.closeTo(atFactor(2), 4),
    ]);
    const factor = machines / functions;
    expect(factor).toBeLessThan(2);
    expect(traffic.flips[0]).toMatchObject({ best: "m", because: "cost" });
    expect(traffic.flips[0]!.at.mean).toBeCloseTo(Math.log(factor / 0.5) / Math.log(4), 3);
  });

  test("inputs come in the order of what they move, the widest first", async () => {
    const { inputs } = await sensitivity(scenarioOf(text()));
    const swings = inputs.map(({ swing }) => swing ?? -1);
    expect(swings).toEqual([...swings].sort((one, other) => other - one));
    expect(inputs.map(({ name }) => name)).toContain("work per request");
    expect(inputs.map(({ name }) => name)).not.toContain("keep-alive of functions"); // the scenario says it
  });

  test("an input with two values only turns the verdict at one of them, or at neither", async () => {
    const { inputs } = await sensitivity(scenarioOf(text('{"candidates[1].instances": [1, 3]}')));
    const count = inputs.find(({ name }) => name === "candidates[1].instances")!;
    expect(count.isRange).toBe(false);
    expect(count.flips).toEqual([]);
    expect(count.swing).toBeGreaterThan(0);
  });

  test("an objective can turn the verdict too: cost has no say where a candidate is refused", async () => {
    const slow = text('{"workload.work.io": [50ms, 400ms]}').replace("uncertain:", 'slo: ["p50 < 200ms"]\nuncertain:');
    const { inputs } = await sensitivity(scenarioOf(slow));
    const io = inputs.find(({ name }) => name === "workload.work.io")!;
    expect(io.flips.at(-1)).toMatchObject({ best: null, because: "objective" });
    // Constant io on both: p50 passes 200 ms where io does (machines add 1 ms of their own).
    expect(io.flips.at(-1)!.at.mean).toBeCloseTo((200 - 50) / 350, 1);
  });

  test("the same seed gives the same bytes, of the schema", async () => {
    const scenario = scenarioOf(text());
    const [one, other] = [await sensitivity(scenario, { draws: 20 }), await sensitivity(scenario, { draws: 20 })];
    expect(jsonOf(sensitivityResultSchema, one)).toBe(jsonOf(sensitivityResultSchema, other));
  });
});

describe("all inputs drawn together", () => {
  const scenario = scenarioOf(
    text(
      '{"candidates[0].prices.gbSeconds": [0.00001, 0.00005], "candidates[0].prices.requests": [0.0000002, 0.0000006]}',
    ),
  );
  const inputs = disputedInputs(scenario).slice(0, 2);
  const options = { store: memoryStore() };
  const variation = () => new Variation(options, new Runner(options));
  const drawn = (over: Partial<MonteCarloPlan>) =>
    monteCarlo(
      { scenario, inputs, draws: 400, correlations: [], atOnce: 1, onDraw: () => undefined, ...over },
      variation(),
    );
  const cheapestOf = (found: Awaited<ReturnType<typeof drawn>>, name: string) =>
    found.candidates.find((candidate) => candidate.name === name)!.cheapest;

  test("one input alone: the chance is the part of its range on which the candidate is cheapest", async () => {
    const machines = await machinesOf(scenario);
    const turning = (machines - requests * 0.2e-6) / (requests * 0.1);
    const chance = (turning - 0.00001) / 0.00004;
    const found = await drawn({ inputs: inputs.slice(0, 1) });
    const { low, high } = cheapestOf(found, "f");
    expect(low).toBeLessThan(chance);
    expect(high).toBeGreaterThan(chance);
    expect(found.none).toMatchObject({ mean: 0 });
  });

  test("two inputs: the part of the square below the line; with correlation 1 the part of its diagonal", async () => {
    const machines = await machinesOf(scenario);
    const [seconds, fees] = [requests * 0.1 * 0.00004, requests * 0.4e-6];
    const room = machines - requests * (0.2e-6 + 0.1 * 0.00001);
    // f is cheapest where seconds x + fees y < room, x and y even on (0, 1), by counting on a fine grid.
    const steps = 1000;
    let below = 0;
    for (let i = 0; i < steps; i++) {
      const x = (i + 0.5) / steps;
      below += Math.min(1, Math.max(0, (room - seconds * x) / fees)) / steps;
    }
    const independent = cheapestOf(await drawn({}), "f");
    expect(independent.low).toBeLessThan(below);
    expect(independent.high).toBeGreaterThan(below);
    const pair = [inputs[0]!.name, inputs[1]!.name] as const;
    const together = cheapestOf(await drawn({ correlations: [{ inputs: pair, correlation: 1 }] }), "f");
    const diagonal = room / (seconds + fees);
    expect(together.low).toBeLessThan(diagonal);
    expect(together.high).toBeGreaterThan(diagonal);
  });
});

describe("the hybrid hint", () => {
  const hybrid = (instances: number) => `
name: hybrid
duration: 1h
replications: 2
workload: {arrivals: {kind: poisson, rate: 300/s}, work: {cpu: {kind: exponential, mean: 100ms}}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, memory: 1769MB, coldStart: 0ms}
  - {name: m, platform: aws-ec2, instance: m7g.large, instances: ${instances}, slots: 8}
`;

  test("is Erlang's overflow at the mean rate, priced by both bills, at the cheapest number of machines", async () => {
    const scenario = scenarioOf(hybrid(40));
    const result = await simulate(scenario);
    const hint = hybridHint(scenario, result);
    expect(hint).not.toBeNull();
    const [f, m] = result.candidates;
    if (f?.eligible !== true || m?.eligible !== true) throw new Error("not eligible");
    // Two vCPUs at 80 % serve 1.6 requests at once of work that is CPU alone: one place a machine; 300/s x 0.1 s are 30 erlangs.
    const own = m.bill.lines.find(({ meter }) => meter === "instanceHours")!.amount;
    const shared = m.bill.total - own;
    const costOf = (machines: number) => shared + (own / 40) * machines + erlangB(30, machines) * f.bill.total;
    const costs = Array.from({ length: 60 }, (_, i) => costOf(i + 1));
    expect(hint?.machines).toBe(costs.indexOf(Math.min(...costs)) + 1);
    expect(hint?.monthly).toBeCloseTo(Math.min(...costs), 6);
    expect(hint?.spill).toBeCloseTo(erlangB(30, hint!.machines), 12);
    expect(hint!.monthly).toBeLessThan(0.95 * Math.min(f.bill.total, m.bill.total));
  });

  test("says nothing where it does not pay, and of traffic that comes and goes", async () => {
    const small = scenarioOf(text());
    expect(hybridHint(small, await simulate(small))).toBeNull();
    const bursty = scenarioOf(
      hybrid(40).replace(
        "{kind: poisson, rate: 300/s}",
        "{kind: bursty, rate: 300/s, burstRate: 900/s, burst: 20s, calm: 100s}",
      ),
    );
    expect(hybridHint(bursty, await simulate(bursty))).toBeNull();
  });
});

describe("what is asked wrongly", () => {
  const refusal = (options: Parameters<typeof sensitivity>[1]) =>
    sensitivity(scenarioOf(text()), options).then(
      () => "accepted",
      (error: unknown) =>
        error instanceof ScenarioError ? `${error.issues[0]?.file}: ${error.message}` : String(error),
    );

  test("names and correlations that do not fit are refused with a remedy", async () => {
    expect(await refusal({ between: ["f", "x"] })).toMatch(/^--between: no candidate is called "x"/);
    const pair = (one: string, other: string, correlation: number) => ({ inputs: [one, other] as const, correlation });
    expect(await refusal({ draws: 1, correlations: [pair("trafic", "work per request", 0.5)] })).toMatch(
      /^--correlation: no input is called "trafic"; did you mean "traffic"\?/,
    );
    const impossible = [
      pair("traffic", "work per request", 0.9),
      pair("work per request", "vCPU speed of machines", 0.9),
      pair("traffic", "vCPU speed of machines", -0.9),
    ];
    expect(await refusal({ draws: 1, correlations: impossible })).toMatch(/cannot hold together/);
  });
});
