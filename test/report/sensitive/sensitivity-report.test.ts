import { describe, expect, test } from "vitest";
import type { SensitiveInput } from "../../../src/analysis/sensitivity/sensitive-input.ts";
import {
  type SensitivityResult,
  sensitivityResultSchema,
} from "../../../src/analysis/sensitivity/sensitivity-result.ts";
import { renderPng } from "../../../src/node/render-png.ts";
import { tornado } from "../../../src/report/charts/tornado.ts";
import { sensitivityForms } from "../../../src/report/sensitive/sensitivity-forms.ts";
import { around } from "../example-result.ts";

const end = (because: string, difference: number, best: string | null = "Lambda") => ({
  because,
  best,
  difference: around(difference, 0.02),
  acceptable: { best: true, next: true },
});

const staff: SensitiveInput = {
  name: "staff hours for machines",
  ends: [end("8 staff hours a month for machines", -500, "Machines")],
  swing: 600,
  flips: [{ value: "1.25 h", at: { mean: 0.156, low: 0.15, high: 0.16 }, best: "Machines", because: "cost" }],
  isRange: true,
};
const work: SensitiveInput = {
  name: "work per request",
  ends: [end("20 % less work per request", 80), end("20 % more work per request", 130)],
  swing: 50,
  flips: [],
  isRange: true,
};
const purchase: SensitiveInput = {
  name: "purchase of machines",
  ends: [end("machines reserved for 1 year", 99.9)],
  swing: 0.1,
  flips: [],
  isRange: false,
};

function answer(over: Partial<SensitivityResult> = {}): SensitivityResult {
  return sensitivityResultSchema.parse({
    schemaVersion: 1,
    kind: "sensitivity",
    version: "0.1.0",
    command: "evenpoint sensitivity s.yaml",
    scenario: { name: "S", question: "Which?", seed: 1, replications: 5, durationSeconds: 3600, digest: null },
    currency: "USD",
    verdict: {
      best: "Lambda",
      kind: "cheaper",
      indistinguishable: [],
      difference: { with: "Machines", monthly: around(100, 0.02) },
      staffHoursToFlip: 1.25,
      sentence: "Lambda is the cheapest acceptable candidate.",
    },
    compared: { best: "Lambda", next: "Machines", difference: around(100, 0.02) },
    inputs: [staff, work, purchase],
    monteCarlo: null,
    hybrid: null,
    ...over,
  });
}

const plain = (result: SensitivityResult) => sensitivityForms(result).text({ color: false, width: 200 });

describe("the answer in words", () => {
  test("says first what the verdict hangs on, with the value at which it turns", () => {
    expect(plain(answer())).toMatch(
      /^The verdict hangs on staff hours for machines: it turns to Machines at 1\.25 h\.\n/,
    );
    const both = answer({ inputs: [staff, { ...work, flips: [{ ...staff.flips[0]!, best: null }] }] });
    expect(plain(both)).toMatch(/it turns to Machines at 1\.25 h; so do work per request\./);
  });

  test("says so where nothing turns it, or nothing is disputed", () => {
    expect(plain(answer({ inputs: [work] }))).toMatch(
      /^No disputed input flips the verdict by itself within its range: it stays Lambda\./,
    );
    expect(plain(answer({ inputs: [] }))).toMatch(/^Nothing in this scenario is disputed/);
  });

  test("tells of every end what it makes of the difference, and of every input where it turns", () => {
    const text = plain(answer());
    expect(text).toMatch(/Machines less Lambda/);
    expect(text).toMatch(/8 staff hours a month for machines\s+-500 .* Machines/);
    expect(text).toMatch(/work per request\s+moves 50\s+not within the range/);
    expect(text).toMatch(/purchase of machines\s+moves 0\.1\s+at neither end/);
  });

  test("has the chances of all inputs together, and the hybrid's line", () => {
    const monteCarlo = {
      draws: 200,
      correlations: [{ inputs: ["traffic", "work per request"], correlation: 0.5 }],
      candidates: [
        {
          name: "Lambda",
          cheapest: { mean: 0.8, low: 0.74, high: 0.85 },
          acceptable: 1,
          cost: { p5: 10, p50: 20, p95: 30 },
        },
        { name: "Machines", cheapest: { mean: 0.2, low: 0.15, high: 0.26 }, acceptable: 0.9, cost: null },
      ],
      none: { mean: 0, low: 0, high: 0.02 },
    };
    const hybrid = {
      machines: 2,
      baseline: "Machines",
      overflow: "Lambda",
      spill: 0.1,
      monthly: 50,
      sentence: "A baseline of 2 machines.",
    };
    const text = plain(answer({ monteCarlo, hybrid }));
    expect(text).toMatch(
      /drawn together 200 times, Lambda is the cheapest acceptable candidate in 80\.0 % \(74\.0 to 85\.0\)/,
    );
    expect(text).toMatch(/200 draws, .* with correlations: traffic and work per request 0\.5/);
    expect(text).toContain("A baseline of 2 machines.");
  });

  test("names from the scenario cannot inject markup or formulas", () => {
    const hostile = answer({ inputs: [{ ...staff, name: "=1+1<script>|x" }] });
    const forms = sensitivityForms(hostile);
    expect(forms.markdown()).not.toContain("<script>");
    expect(forms.csv?.()).toMatch(/^'=1\+1<script>\|x,/m);
  });

  test("the table has a row for each end", () => {
    const rows = sensitivityForms(answer()).csv?.().trim().split("\n") ?? [];
    expect(rows[0]).toBe(
      "input,end,difference_usd,difference_usd_low,difference_usd_high,best,swing_usd,flips_at,flips_to",
    );
    expect(rows).toHaveLength(1 + 4);
    expect(rows[1]).toMatch(
      /^staff hours for machines,8 staff hours a month for machines,-500,.*,Machines,600,1\.25 h,Machines$/,
    );
  });
});

describe("the tornado", () => {
  test("has a bar for all that moves the difference, and says the finding", async () => {
    const chart = tornado(answer());
    expect(chart?.title).toBe("1 of 3 inputs can turn the verdict: Lambda");
    expect(chart?.alt).toMatch(/What moves the difference in cost of Machines and Lambda/);
    // What moves a thousandth of the widest is in the table only: two bars.
    expect(chart?.height).toBe(tornado(answer({ inputs: [staff, work] }))!.height);
    const png = await renderPng(chart!);
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  test("is not there where there is nothing to compare", () => {
    expect(tornado(answer({ compared: null }))).toBeNull();
    expect(tornado(answer({ inputs: [] }))).toBeNull();
  });
});
