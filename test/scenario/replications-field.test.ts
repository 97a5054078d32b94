import { describe, expect, test } from "vitest";
import { changeScenario } from "../../src/scenario/change-scenario.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { mostReplications } from "../../src/scenario/replications-field.ts";

function parsed(replications: string, set: readonly (readonly [path: string, value: string])[] = []) {
  const text = `name: A
replications: ${replications}
workload: {arrivals: {kind: poisson, rate: 40/s}, work: {io: 45ms}}
candidates: [{name: L, platform: aws-lambda, memory: 512MB}]
`;
  return parseScenario(text, { overrides: set.map(([path, value]) => ({ path, value })) });
}

function scenarioOf(...question: Parameters<typeof parsed>) {
  const outcome = parsed(...question);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome.scenario;
}

describe("replications", () => {
  test.each([
    ["7", 7, null],
    ["{precision: 2%}", 5, { halfWidth: 0.02, max: 50 }],
    ["{precision: 0.02}", 5, { halfWidth: 0.02, max: 50 }], // as every share may be written
    ["{precision: 0.01%, max: 1000}", 5, { halfWidth: 0.0001, max: 1000 }],
    ["{precision: 50%, max: 3}", 3, { halfWidth: 0.5, max: 3 }],
    ["{precision: 2%, max: 20, initial: 20}", 20, { halfWidth: 0.02, max: 20 }],
    ["{precision: 2%, initial: 2}", 2, { halfWidth: 0.02, max: 50 }],
  ])("%s", (text, replications, precision) => {
    expect(scenarioOf(text)).toMatchObject({ replications, precision });
    expect(mostReplications({ replications, precision })).toBe(precision?.max ?? replications);
  });

  test.each([
    ["0", "replications", /a whole number from 1 to 1000, or a precision such as \{precision: 2%, max: 50\}/],
    ["-1", "replications", /^-1 is not accepted: write a whole number from 1 to 1000, or/],
    ["1001", "replications", /from 1 to 1000/],
    ["2.5", "replications", /^2\.5 is not accepted: write a whole number/],
    ["many", "replications", /^"many" is not accepted: write a whole number/],
    ["2%", "replications", /^"2%" is not accepted: write a whole number/],
    ["[2]", "replications", /a whole number from 1 to 1000/],
    ["{max: 10}", "replications.precision", /^is missing: a precision is from 0\.01% to 50%/],
    [
      "{precision: 0%}",
      "replications.precision",
      /^"0%" is not accepted: a precision is from 0\.01% to 50%, such as 2%/,
    ],
    ["{precision: -2%}", "replications.precision", /^"-2%" is not accepted: a precision/],
    ["{precision: 0.009%}", "replications.precision", /a precision is from/],
    ["{precision: 51%}", "replications.precision", /a precision is from/],
    ["{precision: 3}", "replications.precision", /^3 is not accepted: a precision is from/],
    ["{precision: .nan}", "replications.precision", /a precision is from/],
    ["{precision: {of: 2%}}", "replications.precision", /a precision is from/],
    ["{precision: 2%, max: 1}", "replications.max", /a whole number from 2 to 1000/],
    ["{precision: 2%, max: 1001}", "replications.max", /^1001 is not accepted: it is a whole number from 2 to 1000/],
    ["{precision: 2%, max: 9.5}", "replications.max", /^9\.5 is not accepted: it is a whole number/],
    ["{precision: 2%, max: many}", "replications.max", /^"many" is not accepted: it is a whole number/],
    ["{precision: 2%, initial: 1}", "replications.initial", /from 2 to 1000/],
    [
      "{precision: 2%, max: 10, initial: 11}",
      "replications.initial",
      /first 11 replications are more than the most, 10/,
    ],
    ["{precision: 2%, maximum: 10}", "replications.maximum", /^unknown key "maximum".*precision, max, initial/],
  ])("%s is refused", (text, path, message) => {
    const outcome = parsed(text);
    expect("issues" in outcome && outcome.issues).toEqual([
      expect.objectContaining({ path, line: 2, message: expect.stringMatching(message) }),
    ]);
  });

  test("set from outside replace the precision, or a part of it", () => {
    expect(scenarioOf("{precision: 2%}", [["replications", "10"]])).toMatchObject({
      replications: 10,
      precision: null,
    });
    expect(scenarioOf("{precision: 2%}", [["replications.max", "9"]]).precision).toEqual({ halfWidth: 0.02, max: 9 });
    const changed = changeScenario(scenarioOf("10"), [{ path: "replications", value: { precision: "2%", max: 4 } }]);
    expect(changed).toMatchObject({ replications: 4, precision: { halfWidth: 0.02, max: 4 } });
  });

  test("so many that the run would never end are counted at the most", () => {
    // 40/s for 30,000 days is about 1.0e11 requests in one replication.
    const outcome = parsed("{precision: 2%, max: 1000}", [["duration", "1000d"]]);
    expect("issues" in outcome && outcome.issues).toEqual([
      expect.objectContaining({ path: "duration", message: expect.stringMatching(/requests would be simulated/) }),
    ]);
    expect("scenario" in parsed("{precision: 2%, max: 20}", [["duration", "1000d"]])).toBe(true);
  });
});
