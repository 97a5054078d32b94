import { expect, it } from "vitest";
import { expectedNames } from "./expected-rows.ts";
import { obstacleTo } from "./obstacle-to.ts";
import type { LawRow, ValidationRow } from "./validation-row.ts";

/** Every row the page must have, as an exact value of 100, `beyond` of them three standard errors away. */
const rows = (beyond: number): readonly ValidationRow[] =>
  expectedNames.map((named, i): LawRow => {
    const mean = 100 + (i < beyond ? 3 : 0);
    const simulated = { mean, low: mean - 2.02, high: mean + 2.02 };
    return {
      ...{ ...named, kind: "law", unit: "", seed: 1, requests: 1, replications: 40 },
      ...{ exact: 100, simulated, widthWanted: 1 },
    };
  });

it("is nothing where every row is there and no more lie far than chance puts there", () => {
  expect(obstacleTo(rows(0))).toBeNull();
  expect(obstacleTo(rows(10))).toBeNull(); // 5.7 % of 176 are 10
});

it("is a missing row, by its name", () => {
  const [first, ...others] = rows(0);
  expect(obstacleTo(others)).toBe(
    `1 of ${expectedNames.length} rows are missing, such as ${first!.group} / ${first!.name} / ${first!.what}`,
  );
});

it("is a row that the page has no place for", () => {
  expect(obstacleTo([...rows(0), { ...rows(0)[0]!, name: "another" }])).toMatch(/does not know .*another/);
});

it("is a row found twice", () => {
  expect(obstacleTo([...rows(0), rows(0)[0]!])).toMatch(/twice/);
});

it("is too many values that lie far, each of them near enough", () => {
  expect(obstacleTo(rows(30))).toMatch(/^30 of \d+ exact values lie beyond 1.96 standard errors, which is no chance/);
});
