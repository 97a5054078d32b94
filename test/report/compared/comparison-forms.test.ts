import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { compareResults } from "../../../src/analysis/compare/compare-results.ts";
import { comparisonSchema } from "../../../src/analysis/compare/comparison.ts";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { comparisonForms } from "../../../src/report/compared/comparison-forms.ts";
import { costing } from "../../analysis/compare/compared-candidate.ts";
import { exampleBreakEven, exampleResult } from "../example-result.ts";

const plain = { color: false, width: 100 };

function forms(before: Result, after: Result) {
  const options = {
    files: { before: "a.json", after: "b.json" },
    command: "evenpoint compare a.json b.json",
    version: "1",
  };
  return comparisonForms(compareResults(before, after, options));
}

/** One candidate with these costs by replication, and what else. */
function having(costs: readonly number[], over: Partial<CandidateResult> = {}, more: Partial<Result> = {}): Result {
  const result = exampleResult(undefined, { candidates: [costing(costs, over)], ...more });
  return { ...result, scenario: { ...result.scenario, replications: costs.length } };
}

function firstLine(before: Result, after: Result): string {
  return forms(before, after)
    .text({ ...plain, width: 1000 })
    .split("\n")[0]!;
}

describe("the first line is the answer", () => {
  test("nothing changed at all", () => {
    expect(firstLine(having([10, 12, 14]), having([10, 12, 14]))).toBe("Nothing changed: all 15 figures are the same.");
  });

  test("nothing beyond noise", () => {
    expect(firstLine(having([10, 12, 14]), having([11, 14, 15]))).toBe(
      "Nothing changed beyond noise: 1 of 15 figures moved, none further than the dice explain.",
    );
  });

  test("what a cost did: share, amount, interval", () => {
    // 12 to 13.4 is 11.67 %; differences 1.2, 1.4, 1.6 have a standard error of 0.2 / root of 3: x 4.303 is 0.497.
    expect(firstLine(having([10, 12, 14]), having([11.2, 13.4, 15.6]))).toBe(
      "A costs 12 % more (+1.40 USD a month, 0.90 to 1.90).",
    );
    expect(firstLine(having([11.2, 13.4, 15.6]), having([10, 12, 14]))).toBe(
      "A costs 10 % less (-1.40 USD a month, -1.90 to -0.90).",
    );
  });

  test("the best candidate and what is acceptable come before figures", () => {
    const verdict = { ...exampleResult().verdict, best: null };
    const after = having([20, 22, 24], { acceptable: false }, { verdict });
    expect(firstLine(having([10, 12, 14]), after)).toBe(
      "No candidate is acceptable any more (the best was Lambda 1 GB); A is not acceptable any more; and A costs 83 % more (+10 USD a month).",
    );
  });

  test("a candidate that is gone", () => {
    expect(firstLine(having([10, 12]), exampleResult(undefined, { candidates: [] }))).toBe(
      "A was simulated in the earlier result only.",
    );
  });

  test("nothing to compare", () => {
    const none = exampleResult(undefined, { candidates: [] });
    expect(firstLine(none, none)).toMatch(/^There is nothing to compare: /);
  });

  test("of many moves three are named", () => {
    const { byReplication, latency } = costing([10, 12, 14]);
    const slower = {
      byReplication: {
        ...byReplication!,
        cost: [20, 22, 24],
        mean: [70, 70, 70],
        p50: [51, 51, 51],
        p90: [99, 99, 99],
        p99: [300, 300, 300],
      },
      latency: Object.fromEntries(
        Object.entries(latency).map(([name, one]) => [
          name,
          { ...one, mean: one.mean === null ? null : one.mean * 1.5 },
        ]),
      ) as CandidateResult["latency"],
    };
    const line = firstLine(having([10, 12, 14]), having([20, 22, 24], slower));
    expect(line).toMatch(
      /^A costs 83 % more \(.*\); the p99 of A is 50 % higher \(.*\); the .*; and 3 more figures moved/,
    );
  });
});

describe("traffic", () => {
  const { requests } = costing([10, 12, 14]);
  const offering = (count: number) => ({ ...requests, offered: { mean: count, low: count - 720, high: count + 720 } });
  /** The window is 7200 s, so that the intervals are 0.1 requests/s to either side. */
  const at = (rate: number) => having([10, 12, 14], { requests: offering(7200 * rate) });

  test("that doubled comes first", () => {
    expect(firstLine(at(20), at(40))).toBe("The traffic is not the same: 20 requests/s before, 40 after.");
    expect(firstLine(at(20), having([20, 22, 24], { requests: offering(288_000) }))).toBe(
      "The traffic is not the same: 20 requests/s before, 40 after; and A costs 83 % more (+10 USD a month).",
    );
    expect(forms(at(20), at(40)).text(plain)).toMatch(
      /-\noffered, requests\/s +20 +40 +\+20\.0 \(19\.9 to 20\.1\) +higher/,
    );
  });

  test("that differs by no more than chance brings is within noise", () => {
    // Errors of 0.1 / 4.303 each: 0.05 is 1.5 of their root of two, with four degrees of freedom.
    expect(firstLine(at(20), at(20.05))).toMatch(/^Nothing changed beyond noise: 1 of 15 figures moved/);
  });

  test("is a rate: twice the window with twice the requests is the same", () => {
    const longer = having([10, 12, 14], { requests: offering(2 * 7200 * 20) });
    const after = { ...longer, scenario: { ...longer.scenario, durationSeconds: 14_400 } };
    expect(firstLine(at(20), after)).toBe("Nothing changed: all 15 figures are the same.");
  });
});

test("that all else is the same is said of one and the same scenario only", () => {
  const before = having([10, 12, 14]);
  const other = { ...before, scenario: { ...before.scenario, digest: "sha256:1" } };
  const same = "Settings, assumptions and prices are the same.";
  expect(forms(before, before).text(plain)).toContain(same);
  expect(forms(before, other).text(plain)).not.toContain(same);
  expect(forms(before, other).text(plain)).toContain("The assumptions that the results list are the same");
});

test("a tie has no best candidate", () => {
  const tie = { kind: "cannot tell" as const, best: "Two m7g.large", indistinguishable: ["Lambda 1 GB"] };
  const verdict = { ...exampleResult().verdict, ...tie };
  expect(firstLine(having([10, 12, 14]), having([20, 22, 24], {}, { verdict }))).toBe(
    "No telling any more which candidate is cheapest (the best was Lambda 1 GB); and A costs 83 % more (+10 USD a month).",
  );
});

test("a verdict that too few requests leave open is not called a change of the best", () => {
  const verdict = { ...exampleResult().verdict, best: null, kind: "not decided" as const };
  expect(firstLine(having([10, 12, 14]), having([20, 22, 24], { acceptable: false }, { verdict }))).toMatch(
    /^The verdict is not decided, for too few requests \(the best was Lambda 1 GB\)/,
  );
});

describe("text and Markdown", () => {
  test("a table of what moved, with before, after, difference and change", () => {
    const text = forms(having([10, 12, 14]), having([11.2, 13.4, 15.6])).text(plain);
    expect(text).toMatch(/cost, USD\/month +12 +13\.4 +\+1\.40 \(0\.90 to 1\.90\) +higher/);
    expect(text).toContain("The same in both:");
  });

  test("assumptions, objectives, break-evens and origins are there", () => {
    const assumption = { name: "memory", source: "", date: "", setBy: "user", confirmed: true } as const;
    const slo = { objective: "p99 < 1s", observed: { mean: 1, low: 1, high: 1 }, passed: true, certain: true };
    const { breakEven } = exampleBreakEven();
    const before = having(
      [1, 1],
      { assumptions: [{ ...assumption, value: "1 GB" }], slo: [slo] },
      { breakEven: breakEven! },
    );
    const after = having(
      [1, 1],
      { assumptions: [{ ...assumption, value: "2 GB" }], slo: [{ ...slo, passed: false }] },
      { breakEven: { ...breakEven!, crossings: [] } },
    );
    const markdown = forms(before, after).markdown();
    expect(markdown).toContain("| A | memory | 1 GB | 2 GB |");
    expect(markdown).toContain("| A | p99 &lt; 1s | passed | failed |");
    expect(markdown).toMatch(/\| Lambda 1 GB \| Two m7g\.large \| 51\.6 requests\/s .* \| \(none\) \| disappeared \|/);
    expect(markdown).toContain("| seed | 1 | 1 |");
    const command = "evenpoint run checkout.yaml --seed 1";
    expect(markdown).toContain(`| command | ${command} | ${command} |`);
    expect(markdown).toContain("```sh\nevenpoint compare a.json b.json\n```");
  });

  test("one replication: higher, but whether that is noise is not known", () => {
    expect(forms(having([10]), having([11])).text(plain)).toContain("higher, noise unknown");
  });
});

test("Markdown has in bold what is higher or lower, for the better and the worse, and nothing else of the tables", () => {
  const bold = (before: Result, after: Result) => {
    const rows = forms(before, after).markdown().split("\n");
    return rows.filter((row) => row.startsWith("|")).flatMap((row) => row.match(/\*\*.*?\*\*/g) ?? []);
  };
  expect(bold(having([10, 12, 14]), having([11.2, 13.4, 15.6]))).toEqual(["**higher**"]);
  expect(bold(having([11.2, 13.4, 15.6]), having([10, 12, 14]))).toEqual(["**lower**"]);
  expect(bold(having([10, 12, 14]), having([11, 14, 15]))).toEqual([]);
  expect(forms(having([1, 1]), having([1, 1])).markdown()).toContain("Higher and lower (in bold, where");
});

test("JSON is the published shape", () => {
  const written = forms(having([10, 12, 14]), having([11, 14, 15])).json();
  expect(comparisonSchema.parse(JSON.parse(written))).toMatchObject({ kind: "comparison", differs: false });
});

describe("CSV", () => {
  const rowsOf = (csv: string | undefined) => Papa.parse(csv!.trimEnd(), { newline: "\n" }).data;

  test("has a row per candidate and metric", () => {
    const rows = rowsOf(forms(having([10, 12, 14]), having([11.5, 13.5, 15.5])).csv?.());
    expect(rows).toHaveLength(1 + 15);
    expect(rows[1]!.slice(0, 3)).toEqual(["A", "offered", "requests/s"]);
    expect(rows[2]).toEqual([
      "A",
      "cost",
      "USD/month",
      "12",
      "11",
      "13",
      "13.5",
      "12.5",
      "14.5",
      "1.5",
      "1.5",
      "1.5",
      "true",
      "higher",
    ]);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([14]));
  });

  test("a candidate of one side has a row that says so", () => {
    const rows = rowsOf(forms(having([10, 12]), exampleResult(undefined, { candidates: [] })).csv?.());
    expect(rows[1]).toEqual(["A", ...Array.from({ length: 12 }, () => ""), "simulated in before"]);
  });
});

test("names can do nothing to a terminal, a page or a spreadsheet", () => {
  const name = "=cmd()|\u001b[31m<script>\n| x |";
  const evil = forms(having([10, 12, 14], { name }), having([11.2, 13.4, 15.6], { name }));
  const written = [evil.text(plain), evil.markdown(), evil.csv?.()];
  for (const form of written) expect(form).not.toContain("\u001b");
  expect(evil.markdown()).not.toContain("<script>");
  expect(evil.csv?.()).not.toMatch(/^=/m);
  expect(evil.csv?.()).toContain("'=cmd()");
});
