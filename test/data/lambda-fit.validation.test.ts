import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { judge } from "../validation/judge.ts";
import { fitRows, type SimulatedFit, simulatedFits } from "./fitted-runs.ts";
import { lambdaFitTables } from "./lambda-fit-table.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";

const page = readFileSync(new URL("../../docs/lambda-fit.md", import.meta.url), "utf8");

describe.skipIf(!hasSharedData)(`runs on AWS Lambda, fitted and simulated${needsSharedData}`, () => {
  let fits: readonly SimulatedFit[];

  beforeAll(async () => {
    fits = await simulatedFits();
  });

  it("are as near to the measurement as the page says", ({ task }) => judge({ task }, fitRows(fits)));

  it("give the tables that docs/lambda-fit.md quotes", () => {
    for (const table of lambdaFitTables(fits)) {
      expect.soft(page, `docs/lambda-fit.md quotes another table; put this one there:\n\n${table}\n`).toContain(table);
    }
  });
});
