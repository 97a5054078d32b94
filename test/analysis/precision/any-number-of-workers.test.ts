import { expect, test } from "vitest";
import { Pacer } from "../../../src/analysis/tasks/pacer.ts";
import { packObservation } from "../../../src/analysis/tasks/packed-observation.ts";
import type { Pool } from "../../../src/analysis/tasks/pool.ts";
import { runReplication } from "../../../src/analysis/tasks/run-replication.ts";
import { json, parseScenario, simulate } from "../../../src/index.ts";

/** So busy that the replications go to the pool before the first look at the intervals. */
const text = `
name: Precise
duration: 5m
replications: {precision: 0.4%, max: 30}
workload:
  arrivals: {kind: poisson, rate: 400/s}
  work: {cpu: {kind: exponential, mean: 30ms}, io: 5ms}
candidates:
  - {name: functions, platform: aws-lambda, memory: 1GB}
  - {name: machines, platform: aws-ec2, instance: m7g.large, instances: 10, slots: 64}
`;

/** Workers that end in the opposite order of their beginning. */
function contraryPool(workers: number): Pool & { readonly done: () => number } {
  let done = 0;
  return {
    workers,
    done: () => done,
    async run(task, data) {
      const observed = await runReplication(task, data, { pacer: new Pacer() });
      await new Promise((resume) => setTimeout(resume, 40 - (task.replication % 4) * 10));
      done += 1;
      return observed.map(packObservation);
    },
  };
}

test("the number of replications, and every byte, is the same with any number of workers", async () => {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const alone = await simulate(outcome.scenario);
  expect(alone.scenario.replications).toBeGreaterThan(5);
  expect(alone.scenario.replications).toBeLessThan(30);
  for (const workers of [2, 7]) {
    const pool = contraryPool(workers);
    expect(json(await simulate(outcome.scenario, { pool }))).toBe(json(alone));
    expect(pool.done()).toBeGreaterThan(3);
  }
}, 60_000);
