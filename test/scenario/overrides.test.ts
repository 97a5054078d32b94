import { expect, test } from "vitest";
import { applyOverrides, splitAssignment } from "../../src/scenario/overrides.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

function tree() {
  return { seed: 1, candidates: [{ name: "A", memory: "1GB" }, { name: "B, big" }] };
}

test.each([
  ["candidates[0].memory", "2GB", { seed: 1, candidates: [{ name: "A", memory: "2GB" }, { name: "B, big" }] }],
  [
    'candidates["B, big"].memory',
    "3GB",
    {
      seed: 1,
      candidates: [
        { name: "A", memory: "1GB" },
        { name: "B, big", memory: "3GB" },
      ],
    },
  ],
  ["slo", "[p99 < 1s]", { ...tree(), slo: ["p99 < 1s"] }],
  [
    "workload.work.io",
    "{kind: exponential, mean: 1s}",
    {
      ...tree(),
      workload: { work: { io: { kind: "exponential", mean: "1s" } } },
    },
  ],
  ["seed", "7", { ...tree(), seed: 7 }],
])("%s=%s", (path, value, expected) => {
  const { value: changed, issues } = applyOverrides(tree(), [{ path, value }]);
  expect(issues).toEqual([]);
  expect(JSON.parse(JSON.stringify(changed))).toEqual(expected);
});

test("a value knows its flag by its resolved path", () => {
  const { flags } = applyOverrides(tree(), [{ path: 'candidates["A"].memory', value: "2GB", flag: "--memory" }]);
  expect([...flags]).toEqual([["candidates[0].memory", "--memory"]]);
});

test.each([
  ["a..b", "1", /is not a path/],
  ['candidates["C"].memory', "1", /no item named "C"/],
  ['candidates["B, bog"].memory', "1", /did you mean "B, big"/],
  ["candidates[2].memory", "1", /has 2 items/],
  ["seed.x", "1", /seed is 1 and holds no keys/],
  ["seed", "[1", /cannot be read/],
])("%s=%s is an issue of the flag", (path, value, message) => {
  const { issues } = applyOverrides(tree(), [{ path, value }]);
  expect(issues).toEqual([{ path, value, file: "--set", line: null, message: expect.stringMatching(message) }]);
});

test("an override cannot reach a prototype", () => {
  applyOverrides(tree(), [{ path: "__proto__.polluted", value: "true" }]);
  applyOverrides(tree(), [{ path: "constructor.prototype.polluted", value: "true" }]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each([
  ["a=b", { path: "a", value: "b" }],
  ["a = b = c", { path: "a", value: " b = c" }],
  ['candidates["x=y"].memory=1GB', { path: 'candidates["x=y"].memory', value: "1GB" }],
  ["nothing", null],
])("%s splits at the first equals sign outside quotes", (text, parts) => {
  expect(splitAssignment(text)).toEqual(parts);
});

test("a key that only a flag made is that flag's mistake, not the file's", () => {
  const overrides = [{ path: "workload.arrival.rate", value: "40/s" }];
  const outcome = parseScenario("name: a\nworkload:\n  arrivals: {kind: poisson, rate: 1/s}\n", {
    file: "a.yaml",
    overrides,
  });
  const issue = "issues" in outcome ? outcome.issues.find(({ path }) => path === "workload.arrival") : undefined;
  expect([issue?.file, issue?.line]).toEqual(["--set", null]);
});
