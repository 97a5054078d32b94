import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { version } from "../../src/analysis/version.ts";
import { escapeMarkdown } from "../../src/report/escape-markdown.ts";
import { formatSignificant } from "../../src/units/significant.ts";
import { theoryGroups } from "../theory/cases.ts";
import { smallestChance } from "./balance.ts";
import { atLeast, studentTail } from "./chance.ts";
import { expectedNames } from "./expected-rows.ts";
import { lawSections } from "./page-sections.ts";
import { failures, largest, usual, verdicts } from "./verdict.ts";

const page = readFileSync("reports/validation.md", "utf8");

/** The rows of the committed page's tables by the title above them, cell by cell; without headers. */
const tables = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const lines = section.split("\n## ")[0]!.split("\n");
      const rows = lines.filter((line) => line.startsWith("|")).map((line) => line.slice(2, -2).split(" | "));
      return [lines[0]!, rows.slice(2)] as const;
    }),
);

const rowsOf = (title: string) => tables.get(escapeMarkdown(title)) ?? [];
const laws = theoryGroups.flatMap(({ title }) => rowsOf(title));

describe("reports/validation.md", () => {
  it("is of this version", () => {
    expect(page).toContain(`evenpoint ${version}, held against every exact law`);
  });

  it("has a row for every case, in order, and no others", () => {
    const groups = [...new Set(expectedNames.map(({ group }) => group))];
    expect([...tables.keys()]).toEqual(groups.map(escapeMarkdown));
    for (const group of groups) {
      const names = expectedNames.filter((row) => row.group === group).map(({ name }) => escapeMarkdown(name));
      expect(
        rowsOf(group).map(([name]) => name),
        group,
      ).toEqual(names);
    }
  });

  it("has a known verdict on every row, and no failure", () => {
    for (const [title, rows] of tables) {
      for (const row of rows) {
        const verdict = row.at(-1)!;
        expect(Object.keys(verdicts), `${title}: ${row[0]}`).toContain(verdict);
        expect(failures, `${title}: ${row[0]}`).not.toContain(verdict);
      }
    }
  });

  it("quotes the exact values that the laws give today, with the verdict that its own z gives", () => {
    const exact = theoryGroups.flatMap(({ cases }) => cases.flatMap(({ expectations }) => expectations));
    expect(laws).toHaveLength(exact.length);
    for (const [i, row] of laws.entries()) {
      const { exact: value, unit } = exact[i]!;
      expect(row[4], row[0]).toBe(escapeMarkdown(formatSignificant(unit === "%" ? 100 * value : value, 6)));
      const z = Math.abs(Number(row[6]!.replace("\\", "")));
      expect(z, row[0]).toBeLessThanOrEqual(largest);
      if (Math.abs(z - usual) > 0.005) expect(row.at(-1), row[0]).toBe(z > usual ? "within 4" : "agrees");
    }
  });

  it("has no more values beyond 1.96 standard errors than chance puts there", () => {
    const beyond = laws.filter((row) => row.at(-1) !== "agrees").length;
    expect(atLeast(beyond, { trials: laws.length, share: studentTail(usual, 39) })).toBeGreaterThan(smallestChance);
  });
});

describe("the cases of the validation", () => {
  it("name every file of laws", () => {
    const files = readdirSync("src/engine/laws").map((file) => file.replace(/\.ts$/, ""));
    const named = new Set(lawSections.flatMap((section) => section.laws));
    expect([...named].sort()).toEqual(files.sort());
  });

  it("have names of their own", () => {
    const ids = expectedNames.map(({ group, name, what }) => `${group} / ${name} / ${what}`);
    expect(new Set(ids).size).toBe(ids.length);
    const names = theoryGroups.flatMap(({ cases }) => cases.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
