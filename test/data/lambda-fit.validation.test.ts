import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lambdaFitTables } from "./lambda-fit-table.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";

const page = readFileSync(new URL("../../docs/lambda-fit.md", import.meta.url), "utf8");

describe.skipIf(!hasSharedData)(`runs on AWS Lambda, fitted and simulated${needsSharedData}`, () => {
  it("give the tables that docs/lambda-fit.md quotes", async () => {
    for (const table of await lambdaFitTables(40)) {
      console.log(`${table}\n`);
      expect(page, "docs/lambda-fit.md quotes another table; put the printed one there").toContain(table);
    }
  });
});
