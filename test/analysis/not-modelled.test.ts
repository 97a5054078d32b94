import { expect, test } from "vitest";
import { notModelled } from "../../src/analysis/not-modelled.ts";
import { parseScenario } from "../../src/index.ts";

/** Whom what is left out favours, of candidates of these kinds. */
function favoured(...candidates: readonly object[]): readonly string[] {
  const outcome = parseScenario(
    JSON.stringify({
      name: "gaps",
      workload: { arrivals: { kind: "poisson", rate: "1/s" }, work: { cpu: "20ms" } },
      candidates: candidates.map((candidate, place) => ({ name: `candidate ${place}`, ...candidate })),
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return notModelled(outcome.scenario.candidates).map(({ favours }) => favours);
}

const lambda = { platform: "aws-lambda", memory: "1GB" };
const machine = { platform: "aws-ec2", instance: "m7g.large" };
const task = { platform: "aws-fargate", cpu: 1, memory: "2GB" };

test("functions alone favour nobody", () => {
  expect(new Set(favoured(lambda))).toEqual(new Set(["neither"]));
});

test("machines leave out their staff, unless it is said, and failures", () => {
  expect(favoured(lambda, machine)).toEqual(
    expect.arrayContaining(["virtual machines", "virtual machines in small numbers"]),
  );
  expect(favoured(lambda, { ...machine, operations: { hours: 2 } })).not.toContain("virtual machines");
  expect(favoured(lambda, machine)).not.toContain("containers");
});

test("tasks that the provider runs need no staff for machines, and may fail like them", () => {
  const found = favoured(lambda, task);
  expect(found).toEqual(expect.arrayContaining(["containers in small numbers", "containers"]));
  for (const side of ["virtual machines", "containers on nodes of one's own", "spot containers"]) {
    expect(found).not.toContain(side);
  }
});

test("spot is told of the family that is bought so", () => {
  const spot = (candidate: object) => ({ ...candidate, purchase: "spot" });
  expect(favoured(machine, spot(task))).toContain("spot containers");
  expect(favoured(machine, spot(task))).not.toContain("spot machines");
  expect(favoured(spot(machine), task)).toContain("spot machines");
});

test("a paid plan that nothing limits looks better for what a runaway loop would cost; a free one has no such cost", () => {
  const worker = { platform: "cloudflare-workers" };
  expect(favoured(lambda, worker)).toContain("isolates");
  expect(favoured(lambda, { ...worker, plan: "free" })).not.toContain("isolates");
});

test("whoever rents no gateways does not look better for having none", () => {
  const natted = { ...machine, nat: {} };
  expect(favoured(natted, { platform: "cloudflare-workers" })).not.toContain("those without the key nat");
  expect(favoured(natted, lambda)).toContain("those without the key nat");
});
