import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { displayWidth } from "../../src/report/terminal/display-width.ts";
import { wrapText } from "../../src/report/terminal/wrap-text.ts";
import { text } from "../../src/report/text.ts";
import { exampleBreakEven, exampleCandidate, exampleClimb, exampleGrowing, exampleResult } from "./example-result.ts";

const plain = { color: false, width: 100 } as const;
const seed = 1;

describe("what it says", () => {
  const lines = text(exampleBreakEven(), plain).split("\n");
  const startingWith = (start: string) => lines.find((line) => line.startsWith(start));

  test("the verdict is the first line", () => {
    expect(text(exampleBreakEven(), { color: false, width: 400 }).split("\n")[0]).toBe(
      "Lambda 1 GB is the cheapest acceptable candidate: 132 USD/month against 164 for Two m7g.large; it turns to " +
        "Two m7g.large above 51.6 requests/s (now 40), or with 0.396 more staff hours a month for Lambda 1 GB.",
    );
  });

  test("candidates stand side by side in one line per figure", () => {
    // 132.4 and 164.1 USD, 2 % either side.
    expect(startingWith("  total")).toMatch(/^ {2}total +132 \(130 to 135\) +164 \(161 to 167\)$/);
    expect(startingWith("  cold starts, per replication")).toMatch(/ 31\.0 \(30\.4 to 31\.6\) +0$/);
    expect(startingWith("acceptable")).toMatch(/^acceptable +yes +yes$/);
  });

  test("columns begin at the same place in every line of the table", () => {
    const places = ["  total", "  fixed", "  p50", "  instances, mean"].map((start) => {
      const line = startingWith(start)!;
      return line.length - line.slice(start.length).trimStart().length;
    });
    expect(new Set(places).size).toBe(1);
  });

  test("the bill is to the cent and cites its sources", () => {
    expect(lines.filter((line) => line.startsWith("Total")).map((line) => line.split(/ +/)[1])).toEqual([
      "132.40",
      "164.10",
    ]);
    expect(startingWith("- [1]")).toBe("- [1] price list, 2026-07-20");
  });

  test("what nobody has confirmed is flagged", () => {
    expect(startingWith("vCPU speed")).toContain("1 x (UNCONFIRMED)");
    expect(startingWith("keep-alive")).not.toContain("UNCONFIRMED");
  });

  test("the worst case, what is not modelled, the command and the seed are there", () => {
    expect(text(exampleResult(), { color: false, width: 400 })).toContain(
      "Worst case: the computing time of Lambda 1 GB costs 48 USD per hour with every instance its limit allows busy",
    );
    expect(lines).toContain("- data transfer between zones (favours Lambda 1 GB)");
    expect(lines).toContain("  evenpoint break-even checkout.yaml --seed 1");
    expect(lines).toContain("evenpoint 0.1.0, seed 1, scenario sha256:0123456789abcdef");
  });

  test("the cheapest acceptable candidate is marked along the curve", () => {
    const rows = lines.filter((line) => /^ +[\d.,]+ +[\d.,]+, 271 ms/.test(line));
    expect(rows[0]).toMatch(/^ +0\.4 +1\.32, 271 ms \* +141, 208 ms$/);
    expect(rows.at(-1)).toMatch(/^ +4,000 +13,200, 271 ms, not acceptable +2,490, not acceptable$/);
  });

  test("where no candidate can serve the workload, the reasons are left", () => {
    const left = { platform: "aws-lambda", region: "us-east-1", description: "", eligible: false as const };
    const candidates = [{ ...left, name: "Tiny", ineligibleBecause: ["needs 180MB of memory and has 128MB"] }];
    const verdict = { ...exampleResult().verdict, best: null, kind: "none acceptable" as const, difference: null };
    const written = text(exampleResult(undefined, { candidates, verdict, checks: [] }), plain);
    expect(written).toContain("- Tiny: cannot serve this workload; needs 180MB of memory and has 128MB.");
    expect(written).not.toContain("SIDE BY SIDE");
  });

  test("objectives over windows say of which windows", () => {
    const slo = [
      {
        objective: "p99 < 500ms in 99% of 5m windows",
        observed: { mean: 0.997, low: 0.992, high: 1 },
        passed: true,
        certain: true,
      },
      {
        objective: "throttled = 0 in every 1m",
        observed: { mean: 1, low: 0.9958, high: 1 },
        passed: true,
        certain: false,
      },
      {
        objective: "completed > 99.9%",
        observed: { mean: 0.99968, low: 0.9994, high: 0.9998 },
        passed: true,
        certain: true,
      },
    ];
    const [first, ...others] = exampleResult().candidates as readonly CandidateResult[];
    const written = text(exampleResult(undefined, { candidates: [{ ...first!, slo }, ...others] }), plain);
    expect(written).toContain("pass: 99.7 % of 5m windows (99.2 to 100.0)");
    expect(written).toContain("pass, uncertain: 100.0 % of 1m windows (99.6 to 100.0)");
    expect(written).toContain("pass: 99.97 % (99.94 to 99.98)");
  });

  test("refusals by cause, attempts, and the limit that binds first", () => {
    const rows = text(exampleClimb(), plain).split("\n");
    const cells = (start: string) =>
      rows
        .find((row) => row.trimStart().startsWith(start))
        ?.trim()
        .split(/ {2,}/)
        .slice(1);
    expect(cells("by scale-out rate")).toEqual(["2.10 (2.06 to 2.14)", "0"]);
    expect(cells("by account limit")).toEqual(["1.05 (1.03 to 1.07)", "0"]);
    // One and 0.072 more, 2 % either side of the 0.072.
    expect(cells("attempts per request")).toEqual(["1.072 (1.071 to 1.073)", "1"]);
    expect(cells("throttled in the worst hour")).toEqual(["9,070", "0"]);
    expect(rows.filter((row) => row.includes("(nearest)"))).toHaveLength(1);
    expect(rows.find((row) => row.includes("(nearest)"))).toMatch(/^Lambda 1 GB +scale-out rate \(nearest\)/);
  });

  test("committed machines and staff are shown apart where a bill has them", () => {
    const [first, second] = exampleResult().candidates as readonly CandidateResult[];
    const [line] = second!.bill.lines;
    const lines = [
      { ...line!, meter: "committedHours", amount: 78.6 },
      { ...line!, meter: "operationsHours", amount: 320 },
    ];
    const bill = { lines, total: 398.6 };
    const written = text(exampleResult(undefined, { candidates: [first!, { ...second!, bill }] }), plain);
    expect(written).toMatch(/of which committed machines +0 +78\.6\n/);
    expect(written).toMatch(/of which staff +0 +320\n/);
    expect(text(exampleResult(), plain)).not.toContain("of which staff");
  });

  test("more crossings than a reader wants in sentences become a table", () => {
    const [main] = exampleGrowing().breakEven!.crossings;
    const { band: _, ...bare } = main!;
    const crossings = [main!, ...[60, 70, 80].map((mean) => ({ ...bare, at: { mean, low: mean, high: mean } }))];
    const rows = text(exampleGrowing({ crossings }), { color: false, width: 120 }).split("\n");
    expect(rows.find((row) => row.startsWith("51.6 (51.4 to 51.9) "))).toMatch(/10 to 158 .*equal cost +171$/);
    expect(rows.filter((row) => / equal cost +171$/.test(row))).toHaveLength(4);
  });

  test("a fleet that grows shows its size along the curve, a fixed one does not", () => {
    const rows = text(exampleGrowing(), { color: false, width: 140 }).split("\n");
    expect(rows.find((row) => row.startsWith("     1,260"))).toMatch(/208 ms, x 22 \*/);
    expect(text(exampleBreakEven(), plain)).not.toContain("x n is a fleet");
  });

  test("a run without a break-even has no such section", () => {
    expect(text(exampleResult(), plain)).not.toContain("BREAK-EVEN");
  });
});

describe("its form", () => {
  test("colours only when asked, and the words are the same", () => {
    const coloured = text(exampleBreakEven(), { color: true, width: 100 });
    const bare = text(exampleBreakEven(), plain);
    expect(bare).not.toContain("\u001b");
    expect(coloured).toContain("\u001b[32m");
    const withoutColours = coloured
      .split("\u001b")
      .map((part) => part.replace(/^\[\d+m/, ""))
      .join("");
    const trimmed = withoutColours.split("\n").map((line) => line.trimEnd());
    expect(trimmed.join("\n")).toBe(bare);
  });

  test("no line is wider than the terminal, whatever its width", () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 200 }), (width) => {
        const widest = Math.max(...text(exampleBreakEven(), { color: false, width }).split("\n").map(displayWidth));
        expect(widest).toBeLessThanOrEqual(width);
      }),
      { seed, numRuns: 30 },
    );
  });

  test("candidates that do not fit beside each other go below each other", () => {
    const result = exampleResult();
    const more = ["three", "four", "five"].map((name) =>
      exampleCandidate({ name, platform: "aws-ec2", fastest: 90, tail: 20, monthly: 300, fixed: 200 }),
    );
    const lines = text({ ...result, candidates: [...result.candidates, ...more] }, plain).split("\n");
    const totals = lines.filter((line) => line.startsWith("  total"));
    expect(totals.length).toBeGreaterThan(1);
    expect(totals.join(" ").match(/300 \(294 to 306\)/g)).toHaveLength(3);
  });

  test("names cannot send a terminal anything to act on", () => {
    const name = fc.string({ unit: "binary", minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(name, name, (functions, machines) => {
        const written = text(exampleBreakEven({ functions, machines }), plain);
        expect(written).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\p{Surrogate}/u);
      }),
      { seed, numRuns: 100 },
    );
  });

  test("an escape sequence in a name is shown, not sent", () => {
    const written = text(exampleResult({ functions: "\u001b[31mred", machines: "two\nlines" }), plain);
    expect(written).toContain("\\u001b[31mred");
    expect(written).toContain("two lines");
  });

  test("wide characters count two columns", () => {
    expect(displayWidth("ab")).toBe(2);
    expect(displayWidth("日本")).toBe(4);
    expect(displayWidth("e\u0301")).toBe(1);
  });

  test("wrapping keeps every word, and breaks only words that are too long", () => {
    expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapText("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(wrapText("  one two", 5)).toEqual(["  one", "  two"]);
  });
});
