import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const minimal = `
name: Minimal
workload:
  arrivals: {kind: poisson, rate: 40/s}
  work: {io: 45ms}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB}
  - {name: M, platform: aws-ec2, instance: m7g.large, instances: 2}
`;

function parse(...assignments: readonly (readonly [path: string, value: string])[]) {
  return parseScenario(minimal, { file: "x.yaml", overrides: assignments.map(([path, value]) => ({ path, value })) });
}

function candidates(...assignments: readonly (readonly [path: string, value: string])[]) {
  const outcome = parse(...assignments);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ path, message }) => `${path}: ${message}`).join());
  return outcome.scenario.candidates;
}

function issues(...assignments: readonly (readonly [path: string, value: string])[]) {
  const outcome = parse(...assignments);
  return "issues" in outcome ? outcome.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

const prices = (index: number, ...assignments: readonly (readonly [path: string, value: string])[]) =>
  Object.fromEntries(candidates(...assignments)[index]!.rates.map(({ meter, tiers }) => [meter, tiers[0]?.price]));

describe("purchase", () => {
  test("a commitment covers the whole fixed fleet, at the discounted price, beside the price on demand", () => {
    const [, fleet] = candidates(["candidates[1].purchase", "reserved-1y"]);
    expect(fleet?.settings).toMatchObject({ purchase: "reserved-1y", committed: 2 });
    expect(fleet?.description).toContain("2 reserved for 1 year");
    const { committedHours, instanceHours } = prices(1, ["candidates[1].purchase", "reserved-1y"]);
    expect(committedHours).toBeCloseTo(0.0816 * 0.66, 12);
    expect(instanceHours).toBe(0.0816);
  });

  test("a price on demand of which nothing is paid is warned of, unless the commitment follows from it", () => {
    const warningsOf = (...keys: readonly (readonly [string, string])[]) =>
      candidates(...keys.map(([key, value]) => [`candidates[1].${key}`, value] as const))[1]!.warnings;
    const year = ["purchase", "reserved-1y"] as const;
    const both = ["prices", "{instanceHours: 0.09, committedHours: 0.03}"] as const;
    expect(warningsOf(year, both)).toEqual([
      "prices.instanceHours changes nothing: all 2 machines are committed to, and prices.committedHours is what they cost",
    ]);
    expect(warningsOf(year, both, ["committed", "1"])).toEqual([]);
    expect(warningsOf(year, ["prices", "{instanceHours: 0.09}"])).toEqual([]); // 34 % off that
    expect(warningsOf(year)).toEqual([]);
  });

  test("the size of an auto fleet's commitment is listed", () => {
    const [, fleet] = candidates(
      ["slo", '["p99 < 500ms"]'],
      ["candidates[1].instances", "auto"],
      ["candidates[1].purchase", "reserved-1y"],
    );
    const sizeOf = (name: string) => fleet!.assumptions.find((assumption) => assumption.name === name)?.value;
    expect(sizeOf("size of the commitment")).toMatch(/^the fleet's at the scenario's rate; kept at the other rates/);
  });

  test("its price can be given by meter", () => {
    const own = prices(
      1,
      ["candidates[1].purchase", "reserved-3y"],
      ["candidates[1].prices", "{committedHours: 0.03}"],
    );
    expect(own).toMatchObject({ committedHours: 0.03, instanceHours: 0.0816 });
    expect(
      prices(1, ["candidates[1].purchase", "spot"], ["candidates[1].prices", "{instanceHours: 0.02}"]),
    ).toMatchObject({
      instanceHours: 0.02,
    });
  });

  test("spot warns that machines are taken back", () => {
    const [, fleet] = candidates(["candidates[1].purchase", "spot"]);
    expect(fleet?.warnings).toEqual([expect.stringContaining("at two minutes' notice")]);
    expect(prices(1, ["candidates[1].purchase", "spot"]).instanceHours).toBeCloseTo(0.0816 * 0.36, 12);
  });

  test.each([
    [
      [["candidates[1].purchase", "reserved-2y"]],
      /candidates\[1\].purchase: "reserved-2y".*did you mean "reserved-1y"/,
    ],
    [
      [
        ["candidates[1].purchase", "reserved-1y"],
        ["candidates[1].committed", "3"],
      ],
      /candidates\[1\].committed: a commitment of 3 is larger than the fleet of 2 machines; commit to at most 2/,
    ],
    [[["candidates[1].committed", "1"]], /candidates\[1\].committed: a commitment needs a purchase that commits/],
    [
      [
        ["candidates[1].purchase", "reserved-1y"],
        ["candidates[1].committed", "-1"],
      ],
      /candidates\[1\].committed: -1 is not accepted: expected a whole number from 0 to 10000/,
    ],
    [
      [
        ["candidates[1].purchase", "reserved-1y"],
        ["candidates[1].region", "mars-1"],
      ],
      /no prices for region "mars-1".*\(regions: us-east-1;/,
    ],
  ] as const)("%j is told what is wrong", (assignments, message) => {
    expect(issues(...assignments)).toEqual([expect.stringMatching(message)]);
  });
});

describe("operations", () => {
  test("are staff hours a month at a price, on any candidate", () => {
    const [lambda, fleet] = candidates(
      ["candidates[0].operations", "{hours: 1}"],
      ["candidates[1].operations", "{hours: 4, rate: 95}"],
    );
    expect([lambda?.operations, fleet?.operations]).toEqual([{ hours: 1 }, { hours: 4 }]);
    const rateOf = (candidate: typeof lambda) => candidate?.rates.find(({ meter }) => meter === "operationsHours");
    expect(rateOf(lambda)).toMatchObject({ tiers: [{ price: 80 }], confirmed: false, setBy: "card" });
    expect(rateOf(fleet)).toMatchObject({ tiers: [{ price: 95 }], confirmed: true, setBy: "user" });
    expect(fleet?.assumptions).toContainEqual(expect.objectContaining({ name: "staff hours", value: "4 h a month" }));
  });

  test("are absent by default", () => {
    const [lambda] = candidates();
    expect(lambda).not.toHaveProperty("operations");
    expect(lambda?.rates.some(({ meter }) => meter === "operationsHours")).toBe(false);
  });

  test.each([
    ["candidates[0].operations", "{hours: -1}", /operations.hours: -1 is not accepted: expected a number from 0/],
    ["candidates[0].operations", "{rate: 80}", /operations.hours: is missing/],
    ["candidates[0].operations", "{hours: 1, rates: 80}", /operations.rates: unknown key "rates"; did you mean "rate"/],
    ["candidates[0].operations", "4", /operations: 4 is not accepted/],
    ["candidates[0].prices", "{operationsHours: 90}", /nothing of this candidate is billed by operationsHours/],
  ] as const)("%s: %s is told what is wrong", (path, value, message) => {
    expect(issues([path, value])).toEqual([expect.stringMatching(message)]);
  });

  test("a price given twice is refused", () => {
    expect(
      issues(["candidates[0].operations", "{hours: 1, rate: 80}"], ["candidates[0].prices", "{operationsHours: 90}"]),
    ).toEqual([
      expect.stringMatching(/prices.operationsHours: is the price of a staff hour, which operations.rate says/),
    ]);
    expect(
      prices(0, ["candidates[0].operations", "{hours: 1}"], ["candidates[0].prices", "{operationsHours: 90}"]),
    ).toMatchObject({
      operationsHours: 90,
    });
  });
});

describe("objectives over windows", () => {
  test("longer than the duration are refused, with the objective's place", () => {
    const outcome = parse(["duration", "2h"], ["slo", '["mean < 1s", "throttled = 0 in every 3h"]']);
    expect("issues" in outcome && outcome.issues).toEqual([
      expect.objectContaining({
        path: "slo[1]",
        value: "throttled = 0 in every 3h",
        message: expect.stringMatching(/a window of 3h is longer than the duration of 2h/),
      }),
    ]);
    expect(issues(["duration", "3h"], ["slo", '["throttled = 0 in every 3h"]'])).toEqual([]);
  });
});
