import { describe, expect, it } from "vitest";
import { studentQuantile } from "../../src/engine/statistics/student-quantile.ts";
import { balances } from "./balance.ts";
import { deviation } from "./deviation.ts";
import type { CrossingRow, LawRow, MeasuredRow, ValidationRow } from "./validation-row.ts";
import { verdictOf } from "./verdict.ts";

const half = studentQuantile(39);

/** An exact value of 100 with a standard error of 1, `z` of them away. */
function law(z: number, changes: Partial<LawRow> = {}): LawRow {
  return {
    ...{ kind: "law", group: "g", name: "n", what: "w", unit: "", seed: 1, requests: 1, replications: 40 },
    ...{ exact: 100, widthWanted: 0.05, simulated: { mean: 100 + z, low: 100 + z - half, high: 100 + z + half } },
    ...changes,
  };
}

/** 10 measured with a standard error of 3, simulated with one of 4: 5 together. */
function measured(simulated: number, standardError: number | null = 3): MeasuredRow {
  return {
    ...{ kind: "measured", group: "g", name: "n", what: "w", unit: "", measured: 10, standardError },
    ...{ simulated: { mean: simulated, low: null, high: null }, simulatedError: 4 },
  };
}

const crossing: CrossingRow = {
  ...{ kind: "crossing", group: "g", name: "n", what: "w", exact: 10, tolerance: 0.005 },
  found: { mean: 10.04, low: 9.99, high: 10.05 },
};

const of = (group: string, name: string) => ({ group, name, what: "w" });

const rows: readonly (readonly [verdict: string, row: ValidationRow])[] = [
  ["agrees", law(1.95)],
  ["agrees", law(-1.95)],
  ["within 4", law(1.97)],
  ["within 4", law(-3.99)],
  ["off", law(4.01)],
  ["off", law(-4.01)],
  ["too wide", law(0, { widthWanted: 0.04 })], // its width is 2 x 2.02 %
  ["too wide", law(0, { simulated: { mean: 100, low: null, high: null } })],
  ["agrees", crossing],
  ["off", { ...crossing, found: { mean: 10.06, low: 9.99, high: 10.08 } }],
  ["off", { ...crossing, found: { mean: 10.04, low: 10.01, high: 10.05 } }],
  ["agrees", measured(19.7)],
  ["within 4", measured(-9.9)],
  ["model differs", measured(30.1)],
  ["no interval", measured(30.1, null)],
  ["within bound", { kind: "bound", ...of("g", "n"), error: 0.145, bound: 0.145 }],
  ["off", { kind: "bound", ...of("g", "n"), error: 0.1451, bound: 0.145 }],
  ["same", { kind: "fact", ...of("g", "n"), known: "86", found: "86" }],
  ["off", { kind: "fact", ...of("g", "n"), known: "86", found: "85" }],
];

describe("the verdict on a row", () => {
  it.each(rows)("is %s", (verdict, row) => {
    expect(verdictOf(row)).toBe(verdict);
  });

  it("counts in standard errors, of both sides where something was measured", () => {
    expect(deviation(law(2.5))).toBeCloseTo(2.5, 12);
    expect(deviation(measured(20))).toBeCloseTo(2, 12);
    expect(deviation(measured(20, null))).toBeNull();
  });
});

describe("the balance", () => {
  it("counts all exact values, and the first of each case", () => {
    const one = { name: "one" };
    const rows = [law(2, one), law(2, { ...one, what: "other" }), law(0, { name: "two" }), measured(30)];
    const { all, first } = balances(rows);
    expect([all.values, all.beyond, first.values, first.beyond]).toEqual([3, 2, 2, 1]);
    expect(all.expected).toBeCloseTo(3 * 0.0571, 3); // P(|t| > 1.96) with 39 degrees of freedom
    expect(first.chance).toBeCloseTo(1 - (1 - 0.0571) * (1 - 0.0571), 3);
  });
});
