import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bracket, bracketWidth, findRoot, lineRoot } from "../../../src/analysis/break-even/find-root.ts";

/** The final bracket of a plain function, and how often the function was asked. */
async function rootOf(
  law: (x: number) => number,
  low: number,
  high: number,
): Promise<Bracket & { evaluations: number }> {
  let evaluations = 0;
  const bracket = await findRoot({ low, high, atLow: law(low), atHigh: law(high) }, async (x) => {
    evaluations++;
    return law(x);
  });
  return { ...bracket, evaluations };
}

function expectCaught({ low, high, atLow, atHigh }: Bracket, root: number): void {
  expect(low).toBeLessThanOrEqual(root);
  expect(high).toBeGreaterThanOrEqual(root);
  expect(high / low).toBeLessThanOrEqual(1 + bracketWidth);
  expect(atLow * atHigh).toBeLessThanOrEqual(0);
}

const laws: readonly [name: string, law: (x: number) => number, root: number][] = [
  ["a straight line", (x) => 30 - 3 * x, 10],
  ["a rising one", (x) => x - 123, 123],
  ["creeping: nearly flat on one side, a cliff on the other", (x) => (x < 9 ? 1e-6 : 1e6 * (9 - x) + 1e-6), 9 + 1e-12],
  ["steep: the logarithm", (x) => Math.log(x) - Math.log(0.05), 0.05],
  ["hollow: a reciprocal", (x) => 1 / x - 0.01, 100],
  ["a step", (x) => (x < 77 ? -5 : 5), 77],
  ["a step to exactly nothing", (x) => (x < 77 ? -5 : 0), 77],
];

describe.each(laws)("%s", (_name, law, root) => {
  test("is caught in a bracket at most 0.5 % wide, in a moderate number of evaluations", async () => {
    const found = await rootOf(law, 0.01, 1000);
    expectCaught(found, root);
    // Bisection of five decades down to 0.5 % takes 12; guesses may each cost one more.
    expect(found.evaluations).toBeLessThanOrEqual(24);
  });
});

test("a straight line takes a handful", async () => {
  expect((await rootOf((x) => x - 123, 100, 200)).evaluations).toBeLessThanOrEqual(4);
});

test("a bracket that is narrow already is left alone", async () => {
  expect(await rootOf((x) => x - 100.1, 100, 100.4)).toMatchObject({ low: 100, high: 100.4, evaluations: 0 });
});

test("any monotone cost difference, wherever its root lies", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -4, max: 6, noNaN: true }),
      fc.double({ min: 0.2, max: 4, noNaN: true }),
      fc.constantFrom(1, -1),
      async (position, bend, sign) => {
        const root = Math.exp(position);
        const law = (x: number) => sign * (Math.exp(bend * Math.log(x / root)) - 1);
        const found = await rootOf(law, 0.01, 1000);
        expectCaught(found, root);
        expect(found.evaluations).toBeLessThanOrEqual(30);
      },
    ),
    { numRuns: 200 },
  );
});

test("the straight line between other values at the same ends", () => {
  const bracket = { low: 10, high: 20, atLow: -1, atHigh: 1 };
  expect(lineRoot(bracket, -1, 1)).toBe(15);
  expect(lineRoot(bracket, -1, 3)).toBe(12.5);
  expect(lineRoot(bracket, 4, 4)).toBeCloseTo(Math.sqrt(200), 12);
});
