import { expect, test } from "vitest";
import { behavesAlike } from "../../src/analysis/behaves-alike.ts";
import { parseScenario } from "../../src/index.ts";

function asked(candidate: object, slo: readonly string[] = []) {
  const outcome = parseScenario(
    JSON.stringify({
      name: "alike",
      duration: "10m",
      workload: { arrivals: { kind: "poisson", rate: "20/s" }, work: { cpu: "20ms" } },
      slo: ["p99 < 1s", ...slo],
      candidates: [{ name: "C", platform: "aws-ec2", instance: "m7g.large", ...candidate }],
    }),
  );
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return { candidate: outcome.scenario.candidates[0]!, scenario: outcome.scenario };
}

const fargate = { platform: "aws-fargate", instance: undefined, cpu: 1, memory: "2GB" };
const growing = { instances: { min: 1, max: 3, target: "60% cpu" } };
const judged = ["cost < 100"];

test.each([
  ["a commitment of a fixed fleet", asked({ instances: 3 }), asked({ instances: 3, purchase: "reserved-1y" })],
  [
    "a commitment of a fleet of open size",
    asked({ instances: "auto" }),
    asked({ instances: "auto", purchase: "spot" }),
  ],
  ["a price", asked({}), asked({ prices: { instanceHours: 0.5 } })],
  [
    "staff hours",
    asked({ ...fargate, instances: "auto" }),
    asked({ ...fargate, instances: "auto", operations: { hours: 4 } }),
  ],
  ["staff hours, at a judged cost of nothing else", asked({}, judged), asked({}, judged)],
])("alike: %s", (_, one, other) => {
  expect(behavesAlike(one, other)).toBe(true);
});

test.each([
  ["speed", asked({}), asked({ speed: 1.25 })],
  ["the number of machines", asked({ instances: 3 }), asked({ instances: 4 })],
  ["the least number of an open one", asked({ instances: "auto" }), asked({ instances: { auto: { minimum: 1 } } })],
  ["a commitment of one that grows", asked(growing), asked({ ...growing, purchase: "reserved-1y" })],
  ["memory", asked(fargate), asked({ ...fargate, memory: "3GB" })],
  ["a cost that is judged", asked({}, judged), asked({ operations: { hours: 4 } }, judged)],
  [
    "how a judged open fleet is bought",
    asked({ instances: "auto" }, judged),
    asked({ instances: "auto", purchase: "spot" }, judged),
  ],
])("not alike: %s", (_, one, other) => {
  expect(behavesAlike(one, other)).toBe(false);
});
