import { describe, expect, test } from "vitest";
import { breakEven } from "../../../src/analysis/break-even/index.ts";
import { breakEvenOver } from "../../../src/analysis/break-even/over-path.ts";
import { sensitivity } from "../../../src/analysis/sensitivity/sensitivity.ts";
import { memoryStore, type RunStore } from "../../../src/analysis/tasks/run-store.ts";
import { parseScenario } from "../../../src/index.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

function scenarioOf(source: string): Scenario {
  const outcome = parseScenario(source);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

const scenario = scenarioOf(`
name: by hand
duration: 10m
replications: 2
workload: {arrivals: {kind: constant, rate: 10/s}, work: {io: 100ms}, memory: 100MB}
candidates:
  - {name: f, platform: aws-lambda, region: us-east-1, memory: 1024MB, coldStart: 0ms, overhead: 0ms, keepAlive: 6m}
  - {name: m, platform: aws-ec2, region: us-east-1, instance: m7g.large, instances: 1}
`);
const range = { from: 5, to: 40 };
/** What both tests below are held against. */
const plain = breakEven(scenario, range);
const alone = sensitivity(scenario);

describe("break-even with what its verdict hangs on", () => {
  test("is what sensitivity answers alone, beside the same break-even", async () => {
    const { compared, inputs } = await alone;
    const told = await breakEven(scenario, { ...range, sensitivity: true });
    expect(inputs.length).toBeGreaterThan(2);
    expect(told.sensitivity).toEqual({ compared, inputs });
    const { sensitivity: _, ...rest } = told;
    expect(await plain).toEqual(rest);
  });

  test("is not asked by default", async () => {
    expect(await plain).not.toHaveProperty("sensitivity");
  });

  test("looks at the two that are compared; one that cannot serve leaves the usual two", async () => {
    const turned = await breakEven(scenario, { ...range, sensitivity: true, between: ["m", "f"] });
    // The cheaper of the two comes first, whatever their order.
    expect(turned.sensitivity?.compared).toMatchObject({ best: "f", next: "m" });
    const unable = { ...scenario, candidates: [...scenario.candidates, { ...scenario.candidates[1]!, name: "u" }] };
    const left = unable.candidates.map((one) =>
      one.name === "u" ? { ...one, ineligibleBecause: ["too small"] } : one,
    );
    const told = await breakEven({ ...unable, candidates: left }, { ...range, sensitivity: true, between: ["f", "u"] });
    expect(told.sensitivity?.compared).toMatchObject({ best: "f", next: "m" });
  });

  test("simulates nothing twice, and ends at all of it", async () => {
    const kept: string[] = [];
    const inner = memoryStore();
    const store: RunStore = {
      recall: (digest) => inner.recall(digest),
      keep(digest, observation) {
        kept.push(digest);
        inner.keep(digest, observation);
      },
    };
    const shares: number[] = [];
    const onProgress = ({ share }: { readonly share: number }) => void shares.push(share);
    await breakEven(scenario, { ...range, sensitivity: true, store, onProgress });
    expect(new Set(kept).size).toBe(kept.length);
    expect(shares.at(-1)).toBe(1);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  test("goes with another axis too", async () => {
    const axis = { path: "workload.work.io", unit: "ms", values: [50, 100, 200] };
    const told = await breakEvenOver(scenario, axis, { sensitivity: true });
    const { compared, inputs } = await alone;
    expect(told.sensitivity).toEqual({ compared, inputs });
    expect(await breakEvenOver(scenario, axis)).not.toHaveProperty("sensitivity");
  });
});
