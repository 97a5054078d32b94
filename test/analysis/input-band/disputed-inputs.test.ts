import { describe, expect, test } from "vitest";
import { disputedEnds } from "../../../src/analysis/input-band/disputed-inputs.ts";
import { parseScenario, type Scenario } from "../../../src/index.ts";
import { poolSettingsOf } from "../../../src/platforms/pool-settings-of.ts";

function scenarioOf(candidates: readonly object[], uncertain: object = {}): Scenario {
  const outcome = parseScenario(
    JSON.stringify({
      name: "disputed",
      workload: { arrivals: { kind: "poisson", rate: "1/s" }, work: { cpu: "20ms" } },
      ...{ uncertain, candidates: candidates.map((one, place) => ({ name: `${place}`, ...one })) },
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

/** The ends at which something differs, in words; those of the work, which all have, left out. */
function ends(scenario: Scenario): readonly string[] {
  return disputedEnds(scenario)
    .filter(({ apply }) => apply(scenario) !== null)
    .map(({ because }) => because)
    .filter((because) => !because.endsWith("work per request"));
}

/** What the end of these words makes of the scenario. */
function applied(scenario: Scenario, because: string): Scenario {
  const found = disputedEnds(scenario)
    .find((end) => end.because === because)
    ?.apply(scenario);
  if (found === undefined || found === null) throw new Error(`no end: ${because}`);
  return found;
}

const lambda = { platform: "aws-lambda", memory: "1GB", keepAlive: "6m" };
const machine = { platform: "aws-ec2", instance: "m7g.large" };
const task = { platform: "aws-fargate", cpu: 1, memory: "2GB" };
const growing = { instances: { min: 1, max: 8, target: "60% cpu" } };

describe("of machines and containers", () => {
  test("tasks need no staff and have no commitment; a second one and their speed are disputed", () => {
    expect(ends(scenarioOf([lambda, task]))).toEqual([
      "at least 2 containers",
      "vCPU speed of containers x 0.8",
      "vCPU speed of containers x 1.25",
    ]);
  });

  test("beside machines one minimum is that of all instances, and each family has its own speed", () => {
    expect(ends(scenarioOf([machine, { ...task, instances: 2 }]))).toEqual([
      "8 staff hours a month for machines",
      "at least one instance",
      "at least 2 instances",
      "machines reserved for 1 year",
      "vCPU speed of machines x 0.8",
      "vCPU speed of machines x 1.25",
      "vCPU speed of containers x 0.8",
      "vCPU speed of containers x 1.25",
    ]);
  });

  test("a minimum is that of a service that grows, or the size of one that does not", () => {
    const changed = applied(
      scenarioOf([{ ...task, ...growing }, machine, { ...task, instances: 5 }]),
      "at least 2 instances",
    );
    expect(changed.candidates.map((candidate) => poolSettingsOf(candidate)?.instances)).toMatchObject([
      { kind: "growing", min: 2, max: 8 },
      { kind: "fixed", count: 2 },
      { kind: "fixed", count: 5 },
    ]);
  });

  test("what the scenario lists is its author's to dispute", () => {
    const listed = { "candidates[0].instances": [2, 3], "candidates[0].speed": [0.9, 1.1] };
    expect(ends(scenarioOf([task], listed))).toEqual([
      "candidates[0].instances = 2",
      "candidates[0].instances = 3",
      "candidates[0].speed = 0.9",
      "candidates[0].speed = 1.1",
    ]);
  });
});
