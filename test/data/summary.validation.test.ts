import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge } from "../validation/judge.ts";
import { compareSummary, modelTable, summaryTable } from "./lambda-tables.ts";
import { replayedRuns, replayRows, replayTable, secondModelRows } from "./replayed-runs.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";
import { summaryValidation } from "./summary-rows.ts";
import { perModel, whole } from "./summary-size.ts";

const page = readFileSync(new URL("../../docs/lambda-replay.md", import.meta.url), "utf8");

/** Holds docs/lambda-replay.md to a table. */
function publish(table: string): void {
  expect.soft(page, `docs/lambda-replay.md quotes another table; put this one there:\n\n${table}\n`).toContain(table);
}

describe.skipIf(!hasSharedData)(`experiments on AWS Lambda${needsSharedData}`, () => {
  it("are as near to the law and to the measurement as asked", async ({ task }) => {
    const rows = await compareSummary(whole);
    judge({ task }, summaryValidation(rows, whole));
    publish(summaryTable(rows));
  });

  it("give the replay that the page quotes", async ({ task }) => {
    const runs = await replayedRuns();
    judge({ task }, [...replayRows(runs), ...secondModelRows(runs)]);
    publish(replayTable(runs));
  });

  it("give the comparison of keep-alives that the page quotes", async () => publish(await modelTable(perModel)));
});
