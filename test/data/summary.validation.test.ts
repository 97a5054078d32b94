import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deviation } from "./lambda-summary.ts";
import { compareSummary, modelTable, replayTable, summaryErrors, summaryTable } from "./lambda-tables.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";
import { perModel, whole } from "./summary-size.ts";

const page = readFileSync(new URL("../../docs/lambda-replay.md", import.meta.url), "utf8");

/** Prints a table, and holds docs/lambda-replay.md to it. */
function publish(table: string): void {
  console.log(`${table}\n`);
  expect(page, "docs/lambda-replay.md quotes another table; put the printed one there").toContain(table);
}

describe.skipIf(!hasSharedData)(`experiments on AWS Lambda${needsSharedData}`, () => {
  it("are as near to the law and to the measurement as asked", async () => {
    const rows = await compareSummary(whole);
    console.log(summaryTable(rows));
    for (const { measured, exact, instant } of rows) {
      const name = `${measured.rate}/s`;
      expect(Math.abs(deviation(instant.coldFraction, exact.coldFraction, whole)), name).toBeLessThanOrEqual(3);
      expect(Math.abs(deviation(instant.instances, exact.instances, whole)), name).toBeLessThanOrEqual(3);
    }
    const errors = summaryErrors(rows);
    expect(errors.coldFraction).toBeLessThanOrEqual(0.145);
    expect(errors.instances).toBeLessThanOrEqual(0.035);
    publish(summaryTable(rows));
  });

  it("give the replay that the page quotes", async () => publish(await replayTable()));

  it("give the comparison of keep-alives that the page quotes", async () => publish(await modelTable(perModel)));
});
