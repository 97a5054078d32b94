import { describe, expect, test } from "vitest";
import { canonicalScenario } from "../../src/scenario/canonical.ts";
import { changeScenario } from "../../src/scenario/change-scenario.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const rest = [
  "name: A",
  "workload: {arrivals: {kind: poisson, rate: 40/s}, work: {io: 45ms}}",
  "candidates:",
  "  - {name: Lambda, platform: aws-lambda, memory: 512MB}",
  "  - {name: Machines, platform: aws-ec2, instance: m7g.large, instances: 2}",
];
const claim = (...lines: readonly string[]) => [...rest, "claim:", ...lines.map((line) => `  ${line}`), ""].join("\n");
const whole = claim(
  "source: >",
  "  An article,",
  "  2025",
  "words: Functions are cheaper",
  `holdsIf: cost of "Lambda" < cost of "Machines"`,
);

function scenarioOf(text: string) {
  const outcome = parseScenario(text, { file: "x.yaml" });
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path} ${message}`).join("\n"));
  return outcome.scenario;
}

function issuesOf(text: string) {
  const outcome = parseScenario(text, { file: "x.yaml" });
  return "issues" in outcome ? outcome.issues.map(({ path, line, message }) => [path, line, message]) : [];
}

test("a claim is read, its prose on one line; without one there is none", () => {
  expect(scenarioOf(whole).claim).toMatchObject({
    source: "An article, 2025",
    words: "Functions are cheaper",
    holdsIf: 'cost of "Lambda" < cost of "Machines"',
    conditions: [{ metric: "cost", of: "Lambda" }],
  });
  expect(scenarioOf(rest.join("\n")).claim).toBeNull();
});

describe("every mistake is told at its line", () => {
  test("in the group", () => {
    expect(issuesOf(claim('source: " "', "holdsIf: 5ms", "wordz: x"))).toEqual([
      ["claim.words", 6, expect.stringMatching(/^is missing: the words of a claim are text of 1 to 1000 characters/)],
      ["claim.source", 7, expect.stringMatching(/a source is text of 1 to 1000 characters/)],
      ["claim.holdsIf", 8, expect.stringMatching(/"5ms" is not a condition/)],
      ["claim.wordz", 9, expect.stringMatching(/unknown key "wordz"; did you mean "words"/)],
    ]);
  });

  test.each([
    ["claim: Functions are cheaper", /"Functions are cheaper" is not accepted: a claim is a group of keys/],
    ["claim: [1]", /a claim is a group of keys: source, words and holdsIf/],
  ])("%s", (line, message) => {
    expect(issuesOf([...rest, line].join("\n"))).toEqual([["claim", 6, expect.stringMatching(message)]]);
  });

  test("text of more than 1000 characters", () => {
    const long = "x".repeat(1001);
    const issues = issuesOf(claim(`source: ${long}`, `words: ${long}`, `holdsIf: ${long}`));
    expect(issues.map(([path]) => path)).toEqual(["claim.source", "claim.words", "claim.holdsIf"]);
  });

  test("candidates that are not there, beside what is wrong with those that are", () => {
    const text = claim("source: x", "words: y", `holdsIf: 'best is "Lamda" and cost of "Lambda" < cost of "Other"'`);
    expect(issuesOf(text.replace("512MB", "513MB").replace("m7g.large", "m7g.larg"))).toEqual([
      ["candidates[1].instance", 5, expect.anything()],
      ["claim.holdsIf", 9, '"Lamda" is not a candidate; did you mean "Lambda"? (candidates: "Lambda", "Machines")'],
      ["claim.holdsIf", 9, '"Other" is not a candidate (candidates: "Lambda", "Machines")'],
    ]);
  });
});

test("candidates that are not there are told beside mistakes at the top", () => {
  const text = claim("source: x", `holdsIf: 'best is "Lamda"'`, "words: y").replace("name: A", "name: A\nseed: -1");
  expect(issuesOf(text).map(([path]) => path)).toEqual(["seed", "claim.holdsIf"]);
});

test("the digest of a scenario without a claim is as it was; a claim is part of the question", () => {
  const without = canonicalScenario(scenarioOf(rest.join("\n")), {});
  expect(without).not.toContain("claim");
  expect(canonicalScenario(scenarioOf(whole), {})).not.toBe(without);
  expect(canonicalScenario(scenarioOf(whole.replace("cheaper", "dearer")), {})).not.toBe(
    canonicalScenario(scenarioOf(whole), {}),
  );
});

test("a changed scenario keeps its claim", () => {
  const scenario = scenarioOf(whole);
  expect(changeScenario(scenario, [{ path: "candidates[0].memory", value: "1GB" }])?.claim).toEqual(scenario.claim);
});
