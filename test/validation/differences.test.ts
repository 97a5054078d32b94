import { describe, expect, it } from "vitest";
import { differences } from "./differences.ts";
import { titles } from "./group-titles.ts";
import { overview } from "./overview.ts";
import { pageTable } from "./page-table.ts";
import type { MeasuredRow } from "./validation-row.ts";

/** 10 measured with a standard error of 1, simulated without chance. */
const row = (name: string, simulated: number, changes: Partial<MeasuredRow> = {}): MeasuredRow => ({
  ...{ kind: "measured", group: "g", name, what: "cold starts", unit: "", measured: 10, standardError: 1 },
  ...{ simulated: { mean: simulated, low: null, high: null }, simulatedError: 0 },
  ...changes,
});

describe("where model and reality differ", () => {
  it("tells every value beyond 1.96 standard errors, the farthest first, then those without an interval", () => {
    const rows = [row("near", 11), row("far", 12), row("farther", 7), row("unmeasured", 9.7, { standardError: null })];
    expect(differences(rows)).toEqual([
      "cold starts of farther (g): -30.0 %, z -3.00",
      "cold starts of far (g): 20.0 %, z 2.00",
      "Values measured without an interval (numbers of instances): at most -3.0 % off.",
    ]);
  });

  it("refuses a difference that nothing explains, and tells the reason where one is known", () => {
    expect(() => differences([row("far", 15)])).toThrow("g, far: cold starts differs, and nothing says why");
    const known = row("far", 15, { group: titles.fit, what: "p99 of latency" });
    expect(differences([known])[0]).toMatch(/z 5\.00: the overhead was fitted by a table of quantiles/);
  });
});

describe("tables of the page", () => {
  it("count verdicts by table, and name the farthest value", () => {
    const line = overview([row("a", 11), row("b", 7), row("c", 11, { standardError: null })])
      .split("\n")
      .at(-1);
    expect(line).toBe("| g | 3 | 1 agrees, 1 within 4, 1 no interval | -3.00 |");
  });

  it("show names as they are", () => {
    expect(pageTable(["case", "exact"], [["a|b <i>", "-1"]])).toBe(
      "| case | exact |\n| --- | --: |\n| a\\|b &lt;i&gt; | -1 |",
    );
  });
});
