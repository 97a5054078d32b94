import { expect, test } from "vitest";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { billParts } from "../../../src/report/charts/bill-parts.ts";
import { meters } from "../../../src/usage/meter.ts";
import { exampleResult } from "../example-result.ts";

const [example] = exampleResult().candidates as readonly CandidateResult[];
const [line] = example!.bill.lines;

/** A candidate whose bill has a line of each meter, each under a label that no other candidate has. */
const everyMeter = (name: string): CandidateResult => {
  const lines = Object.keys(meters).map((meter) => ({ ...line!, meter, label: `${name} ${meter}`, amount: 1 }));
  return { ...example!, name, bill: { lines, total: lines.length } };
};

test("of many candidates a chart shows what their bills pay for; no meter is left without a kind", () => {
  const parts = billParts(["a", "b", "c", "d", "e"].map(everyMeter), 8);
  expect(parts.length).toBeLessThanOrEqual(8);
  expect(parts.map(({ label }) => label)).not.toContain("other");
  for (const i of [0, 4]) {
    expect(parts.reduce((sum, { amounts }) => sum + amounts[i]!, 0)).toBe(Object.keys(meters).length);
  }
});

test("of few candidates the largest lines keep their labels", () => {
  const lines = Array.from({ length: 20 }, (_, i) => ({ ...line!, label: `line ${i}`, amount: i + 1 }));
  const parts = billParts([{ ...example!, bill: { lines, total: 210 } }], 8);
  expect(parts.map(({ label, amounts }) => [label, amounts[0]])).toEqual([
    ...Array.from({ length: 7 }, (_, i) => [`line ${13 + i}`, 14 + i]),
    ["other lines", (13 * 14) / 2],
  ]);
});
