import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { staysApart } from "../../../src/analysis/break-even/stays-apart.ts";
import { costAt, pointOf, type StepLine, stepCurve } from "./step-curve.ts";

describe("two fleets that grow in step", () => {
  // A quarter dearer, with sizes from 5 to 20: one machine more of the cheaper never makes up for it.
  const lines = [
    { machine: 125, carries: 10 },
    { machine: 100, carries: 10 },
  ];
  const ends = [pointOf(lines, 45), pointOf(lines, 195)] as const;

  test("stay apart, which takes fewer rates than there are sizes", async () => {
    const { curve, asked } = stepCurve(lines);
    expect(await staysApart(curve, ends, [0, 1])).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(15);
  });

  test("whichever of the two comes first", async () => {
    expect(await staysApart(stepCurve(lines).curve, ends, [1, 0])).toBe(true);
  });
});

test("where one machine more of the cheaper turns the order, nothing is tried", async () => {
  const lines = [
    { machine: 105, carries: 10 },
    { machine: 100, carries: 10 },
  ];
  const { curve, asked } = stepCurve(lines);
  expect(await staysApart(curve, [pointOf(lines, 45), pointOf(lines, 195)], [0, 1])).toBe(false);
  expect(asked).toEqual([]);
});

test("where the order turns for a while in between, they do not stay apart", async () => {
  // At 24 requests/s one machine costs 100, and five of the others 105; at 1 and just above 100 they are far apart.
  const lines = [
    { machine: 100, carries: 25 },
    { machine: 21, carries: 5.4 },
  ];
  expect(lines.map((line) => costAt(line, 24))).toEqual([100, 105]);
  expect(lines.map((line) => costAt(line, 1))).toEqual([100, 21]);
  expect(lines.map((line) => costAt(line, 101))).toEqual([500, 399]);
  const { curve, asked } = stepCurve(lines);
  expect(await staysApart(curve, [pointOf(lines, 1), pointOf(lines, 101)], [0, 1])).toBe(false);
  expect(asked.length).toBeGreaterThan(0);
});

const lines = fc.record({
  machine: fc.double({ min: 20, max: 200, noNaN: true }),
  carries: fc.double({ min: 2, max: 25, noNaN: true }),
  perRate: fc.double({ min: 0, max: 2, noNaN: true }),
});
const stretches = fc.record({
  low: fc.double({ min: 1, max: 30, noNaN: true }),
  factor: fc.double({ min: 1.2, max: 5, noNaN: true }),
});

test("whatever is shown holds at every rate in between", async () => {
  let shown = 0;
  const holds = fc.asyncProperty(lines, lines, stretches, async (first, second, { low, factor }) => {
    const both = [first, second];
    const ends = [pointOf(both, low), pointOf(both, low * factor)] as const;
    if (!(await staysApart(stepCurve(both).curve, ends, [0, 1]))) return;
    shown++;
    expect(orders(both, low, low * factor).size).toBe(1);
  });
  await fc.assert(holds, { numRuns: 1000 });
  expect(shown).toBeGreaterThan(50);
});

/** Who is the cheaper at rates close to one another, and on both sides of every step. */
function orders(lines: readonly StepLine[], low: number, high: number): ReadonlySet<boolean> {
  const steps = lines.flatMap(({ carries }) =>
    Array.from({ length: Math.ceil(high / carries) }, (_, n) => [(n + 1) * carries, (n + 1) * carries * (1 + 1e-9)]),
  );
  const even = Array.from({ length: 1001 }, (_, n) => low + ((high - low) * n) / 1000);
  const rates = [...even, ...steps.flat()].filter((rate) => rate >= low && rate <= high);
  return new Set(rates.map((rate) => costAt(lines[0]!, rate) < costAt(lines[1]!, rate)));
}
