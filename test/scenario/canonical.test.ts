import { expect, test } from "vitest";
import { canonicalScenario } from "../../src/scenario/canonical.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function scenarioOf(text: string): Scenario {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

const short = `
name: A
workload: {arrivals: {kind: poisson, rate: 40/s}, work: {io: 45ms}}
candidates: [{name: L, platform: aws-lambda, memory: 512MB}]
`;

/** The same question: other order, other units, a comment, and two defaults written out. */
const long = `
candidates: [{memory: 0.5GB, platform: aws-lambda, name: L}] # the only one
workload: {work: {io: 0.045s}, arrivals: {rate: 2400/m, kind: poisson}}
seed: 1
replications: 5
name: A
`;

test("the same question gives the same text, however it is written", () => {
  expect(canonicalScenario(scenarioOf(long), {})).toBe(canonicalScenario(scenarioOf(short), {}));
});

test("keys are sorted and nothing else is in between", () => {
  expect(
    canonicalScenario({ b: [1, { d: null, c: "x" }], a: undefined } as unknown as Scenario, { y: "1", x: "2" }),
  ).toBe('{"scenario":{"b":[1,{"c":"x","d":null}]},"traces":{"x":"2","y":"1"}}');
});

test.each([
  ["the seed", short.replace("name: A", "name: A\nseed: 2"), {}],
  ["the memory", short.replace("512MB", "513MB"), {}],
  ["a recorded file", short, { "a.csv": "00" }],
])("%s changes the text", (_, text, hashes: Record<string, string>) => {
  expect(canonicalScenario(scenarioOf(text), hashes)).not.toBe(canonicalScenario(scenarioOf(short), {}));
});
