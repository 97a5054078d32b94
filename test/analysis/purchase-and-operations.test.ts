import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

async function run(
  candidates: readonly string[],
  more = "",
  arrivals = "{kind: constant, rate: 10/s}",
): Promise<Result> {
  const text = `
name: money
duration: 1h
replications: 2
${more}
workload:
  arrivals: ${arrivals}
  work: {io: 100ms}
  memory: 100MB
candidates:
${candidates.map((candidate) => `  - {${candidate}}`).join("\n")}
`;
  const parsed = parseScenario(text, { file: "money.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return simulate(parsed.scenario);
}

const machine = "platform: aws-ec2, instance: m5.large, disk: 0B, publicIpv4: false, overhead: 0ms";
const linesOf = ({ bill }: CandidateResult) =>
  bill.lines.map(({ meter, quantity, price, amount }) => [meter, quantity, price, amount]);

describe("the month of three machines at 0.096 USD on demand", () => {
  test.each([
    ["", [["instanceHours", 2190, 0.096]]],
    ["purchase: reserved-1y, prices: {committedHours: 0.0625}, ", [["committedHours", 2190, 0.0625]]],
    [
      "purchase: reserved-1y, committed: 2, prices: {committedHours: 0.0625}, ",
      [
        ["committedHours", 1460, 0.0625],
        ["instanceHours", 730, 0.096],
      ],
    ],
    ["purchase: savings-plan-3y, committed: 0, ", [["instanceHours", 2190, 0.096]]],
    ["purchase: spot, prices: {instanceHours: 0.03125}, ", [["instanceHours", 2190, 0.03125]]],
  ] as const)("%s", async (purchase, lines) => {
    const { candidates } = await run([`name: A, instances: 3, ${purchase}${machine}`]);
    expect(linesOf(candidates[0] as CandidateResult)).toEqual(
      lines.map(([meter, quantity, price]) => [meter, quantity, price, quantity * price]),
    );
  });

  test("a discount is among the assumptions, with its origin", async () => {
    const { candidates } = await run([`name: A, instances: 3, purchase: reserved-3y, ${machine}`]);
    expect((candidates[0] as CandidateResult).assumptions).toContainEqual({
      name: "discount: m5.large, reserved for 3 years",
      value: "0.096 USD less 55 %",
      source: expect.stringMatching(/^55 % off on demand: default after m6a.xlarge/),
      date: "2026-10-01",
      setBy: "card",
      confirmed: false,
    });
  });
});

describe("staff", () => {
  test("are one line of the bill, the same whatever the window", async () => {
    const candidates = [`name: A, operations: {hours: 4, rate: 75}, ${machine}`];
    for (const month of ["730h", "24h"]) {
      const [seen] = (await run(candidates, `month: ${month}`)).candidates as CandidateResult[];
      expect(linesOf(seen!).at(-1)).toEqual(["operationsHours", 4, 75, 300]);
      expect(seen!.usage.operationsHours).toBe(4);
      expect(seen!.costSplit.usage).toBe(0);
    }
  });

  test("the verdict turns where the best candidate's staff cost the difference", async () => {
    const one = `name: one, ${machine}`;
    const three = `name: three, instances: 3, ${machine}`;
    const { verdict, notModelled } = await run([three, one]);
    // Two machines more: 2 x 730 h x 0.096 USD = 140.16 USD, 1.752 h at 80 USD.
    expect([verdict.best, verdict.staffHoursToFlip]).toEqual(["one", expect.closeTo(1.752, 9)]);
    expect(notModelled.some(({ what }) => what.startsWith("staff time"))).toBe(true);

    const turned = await run([three, `${one}, operations: {hours: 1.753}`]);
    expect(turned.verdict.best).toBe("three");
    // What is counted already is not counted again: 140.16 - 1 x 70 = 70.16 USD are left, 70.16 / 70 h.
    const counted = await run([`${three}, operations: {hours: 0}`, `${one}, operations: {hours: 1, rate: 70}`]);
    expect([counted.verdict.best, counted.verdict.staffHoursToFlip]).toEqual(["one", expect.closeTo(70.16 / 70, 9)]);
    expect(counted.notModelled.some(({ what }) => what.startsWith("staff time"))).toBe(false);
  });
});

describe("acceptable", () => {
  test("every objective over windows counts", async () => {
    const fleet = async (objective: string) => {
      const { candidates } = await run([`name: A, ${machine}`], `slo: ["${objective}"]`);
      const { acceptable: is, slo } = candidates[0] as CandidateResult;
      return [is, slo[0]!.observed.mean, slo[0]!.passed];
    };
    expect(await fleet("p99 < 101ms in every 1m")).toEqual([true, 1, true]);
    expect(await fleet("p99 < 99ms in 1% of 1m windows")).toEqual([false, 0, false]);
  });

  test("an objective on completed takes the place of 99.9 %", async () => {
    // Of four at once three find room; for nine tenths of each second nobody calls.
    const fours = "{kind: schedule, every: 1s, count: 4}";
    const lambda = "name: L, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, concurrencyLimit: 3, overhead: 0ms";
    const acceptable = async (slo: string) => {
      const [seen] = (await run([lambda], slo, fours)).candidates as CandidateResult[];
      return [seen!.requests.completed.mean! / seen!.requests.offered.mean!, seen!.overloaded, seen!.acceptable];
    };
    expect(await acceptable("")).toEqual([0.75, false, false]);
    expect(await acceptable('slo: ["completed >= 75%"]')).toEqual([0.75, false, true]);
    expect(await acceptable('slo: ["completed >= 76%"]')).toEqual([0.75, false, false]);
  });
});

test("an objective that no window can decide says so", async () => {
  const { candidates } = await run([`name: A, ${machine}`], 'slo: ["p999 < 1s in every 1m"]');
  const { slo, warnings, acceptable } = candidates[0] as CandidateResult;
  expect(slo[0]).toMatchObject({ observed: { mean: null }, passed: false, certain: false });
  expect(warnings).toEqual([expect.stringContaining("no window of 1m holds the 1000 requests that p999 needs")]);
  expect(acceptable).toBe(false);
});
