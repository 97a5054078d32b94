import { describe, expect, test } from "vitest";
import {
  breakEven,
  type CandidateResult,
  charts,
  json,
  parseScenario,
  type Result,
  type Scenario,
  simulate,
} from "../../src/index.ts";
import { renderPng } from "../../src/node/index.ts";
import { scenarioText } from "./scenario.ts";

function scenarioOf(text: string): Scenario {
  const outcome = parseScenario(text);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return outcome.scenario;
}

const scenario = scenarioOf(scenarioText);
const reversed: Scenario = { ...scenario, candidates: [...scenario.candidates].reverse() };

describe("the same scenario and seed give the same bytes", () => {
  test("a second time in the same process", async () => {
    expect(json(await simulate(scenario))).toBe(json(await simulate(scenarioOf(scenarioText))));
  });

  test("with and without a pause between slices", async () => {
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
      await new Promise((resume) => setImmediate(resume));
    };
    expect(json(await simulate(scenario, { pause }))).toBe(json(await simulate(scenario)));
    expect(pauses).toBeGreaterThan(1);
  });

  test("and another seed gives others", async () => {
    const other = await simulate({ ...scenario, seed: 8 });
    expect(json({ ...other, scenario: { ...other.scenario, seed: 7 } })).not.toBe(json(await simulate(scenario)));
  });

  test("of a chart's picture", async () => {
    const result = await simulate(scenario);
    const drawn = charts(result);
    expect(drawn.length).toBeGreaterThan(0);
    for (const [index, chart] of charts(result).entries()) {
      const [first, second] = [await renderPng(chart), await renderPng(drawn[index]!)];
      expect([...first.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
      expect(Buffer.compare(first, second)).toBe(0);
    }
  });
});

describe("the order of the candidates", () => {
  test("changes nothing about any of them, nor the verdict", async () => {
    const [result, other] = [await simulate(scenario), await simulate(reversed)];
    expect(byName(other)).toEqual(byName(result));
    expect(other.candidates.map(({ name }) => name)).toEqual(result.candidates.map(({ name }) => name).reverse());
    expect(other.verdict).toEqual(result.verdict);
  });

  test("leaving one out changes nothing about the others", async () => {
    const few = await simulate({ ...scenario, candidates: scenario.candidates.slice(2) });
    expect(few.candidates).toEqual((await simulate(scenario)).candidates.slice(2));
  });

  test("changes neither the break-evens nor the curve", async () => {
    const steady = scenarioOf(scenarioText.replace(/\{kind: bursty.*\}/, "{kind: poisson, rate: 60/s}"));
    const few = {
      ...steady,
      replications: 2,
      duration: steady.duration! / 4,
      warmUp: steady.warmUp / 4,
      candidates: [steady.candidates[1]!, steady.candidates[3]!],
    };
    const turned = { ...few, candidates: [...few.candidates].reverse() };
    const range = { from: 25, to: 90 };
    const [one, other] = [await breakEven(few, range), await breakEven(turned, range)];
    expect(other.breakEven).toEqual(one.breakEven);
    expect(one.breakEven!.crossings.length).toBeGreaterThan(0);
  });
});

test("numbers in JSON carry at most 12 significant digits, and some as many", async () => {
  const numbers = json(await simulate(scenario)).match(/(?<=[:[,] ?)-?\d[\d.]*(e[+-]\d+)?(?=[,\]}\n])/g) ?? [];
  const digits = numbers.map(
    (number) =>
      number
        .replace(/e.*$/, "")
        .replace(/^[-0.]+|\./g, "")
        .replace(/^0+$/, "0").length,
  );
  expect(numbers.length).toBeGreaterThan(1000);
  expect(Math.max(...digits)).toBe(12);
});

function byName(result: Result): ReadonlyMap<string, CandidateResult | Result["candidates"][number]> {
  const sorted = [...result.candidates].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(sorted.map((candidate) => [candidate.name, candidate]));
}
