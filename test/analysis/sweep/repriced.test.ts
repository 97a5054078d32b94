import { describe, expect, test } from "vitest";
import { sweep } from "../../../src/analysis/sweep/sweep.ts";
import { sweepResultSchema } from "../../../src/analysis/sweep/sweep-result.ts";
import { memoryStore, type RunStore } from "../../../src/analysis/tasks/run-store.ts";
import { sha256 } from "../../../src/node/index.ts";
import { jsonOf } from "../../../src/report/json.ts";
import { type ParseWith, parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { type SweepPlan, sweepPlan } from "../../../src/scenario/vary/sweep-plan.ts";

const text = `
name: prices
duration: 10m
replications: 3
workload:
  arrivals: {kind: poisson, rate: 20/s}
  work: {cpu: {kind: exponential, mean: 20ms}}
  response: 10KB
  memory: 100MB
slo: ["p99 < 2s"]
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB, frontDoor: aws-http-api, operations: {hours: 1}}
  - {name: machines, platform: aws-ec2, instance: m7g.large, instances: 3, purchase: reserved-1y, committed: 1}
  - {name: sized, platform: aws-ec2, instance: m7g.large, instances: auto, purchase: savings-plan-1y}
  - {name: growing, platform: aws-ec2, instance: m7g.large, instances: {min: 1, max: 4, target: 60% cpu}, purchase: reserved-3y}
`;

const parseWith: ParseWith = (overrides) => parseScenario(text, { overrides });

function planOf(...varies: readonly string[]): SweepPlan {
  const base = parseWith([]);
  if ("issues" in base) throw new Error(base.issues.map(({ message }) => message).join("\n"));
  const plan = sweepPlan(varies, { tree: base.scenario.written });
  if ("issues" in plan) throw new Error(plan.issues.map(({ message }) => message).join("\n"));
  return plan;
}

/** Counts what is simulated, station by station. */
function counted(): RunStore & { readonly runs: number } {
  const store = memoryStore();
  let runs = 0;
  return {
    recall: (digest) => store.recall(digest),
    keep(digest, observation) {
      runs += 1;
      store.keep(digest, observation);
    },
    get runs() {
      return runs;
    },
  };
}

const nothingKept: RunStore = { recall: () => undefined, keep: () => undefined };

async function bytesAndRuns(...varies: readonly string[]): Promise<readonly [bytes: string, runs: number]> {
  const store = counted();
  const answer = await sweep(parseWith, planOf(...varies), { hash: sha256, store });
  return [jsonOf(sweepResultSchema, answer), store.runs];
}

describe("a sweep of prices", () => {
  test.each([
    ["the free tier", ["freeTier=0%,40%,100%"]],
    ["a price", ['candidates["functions"].prices={gbSeconds: 0.00001},{gbSeconds: 0.00003}']],
    ["how a fixed fleet is bought", ['candidates["machines"].purchase=reserved-1y,savings-plan-3y']],
    ["how much of it is committed", ['candidates["machines"].committed=0,1,3']],
    ["staff hours", ['candidates["functions"].operations={hours: 0},{hours: 9, rate: 100}']],
    ["what counts as a difference", ["material=1%,20%"]],
    ["several together", ["freeTier=0%,100%", 'candidates["machines"].purchase=reserved-1y,reserved-3y']],
  ])("of %s gives the bytes that simulating each cell gives, and simulates one", async (_, varies) => {
    const [bytes, runs] = await bytesAndRuns(...varies);
    const anew = await sweep(parseWith, planOf(...varies), { hash: sha256, store: nothingKept });
    expect(bytes).toBe(jsonOf(sweepResultSchema, anew));
    const [, once] = await bytesAndRuns("name=prices");
    expect(runs).toBe(once);
    expect(
      new Set(anew.cells.map(({ candidates }) => JSON.stringify(candidates))).size > 1 ||
        varies[0] === "material=1%,20%",
    ).toBe(true);
  });

  test("of what objectives ask of stretches of the window asks anew", async () => {
    const slo = ["p95 < 1ms in 90% of 1m windows", "p95 < 100s in 90% of 1m windows"].map((one) =>
      JSON.stringify([one]),
    );
    const answer = await sweep(parseWith, planOf(`slo=${slo.join(",")}`), { hash: sha256 });
    const acceptable = answer.cells.map(({ candidates }) => {
      return candidates.filter((one) => one.eligible && one.acceptable).map(({ name }) => name);
    });
    expect(acceptable).toEqual([[], ["functions", "machines", "sized", "growing"]]);
  });

  test("of the traffic simulates every cell", async () => {
    const [, runs] = await bytesAndRuns("workload.arrivals.rate=10/s,20/s");
    const [, once] = await bytesAndRuns("name=prices");
    expect(runs).toBeGreaterThan(1.5 * once);
  });

  test("of one candidate's settings leaves the runs of the others alone", async () => {
    const [, runs] = await bytesAndRuns('candidates["functions"].memory=512MB,1GB,2GB');
    const [, once] = await bytesAndRuns("name=prices");
    expect(runs).toBe(once + 2 * 3); // two more sizes, three replications
  });
});
