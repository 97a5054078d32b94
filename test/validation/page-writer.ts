import { fileURLToPath } from "node:url";
import type { Reporter, TestModule } from "vitest/node";
import { writeWhole } from "../../src/node/write-whole.ts";
import { expectedRows, rowId } from "./expected-rows.ts";
import { obstacleTo } from "./obstacle-to.ts";
import { validationPage } from "./validation-page.ts";
import type { ValidationRow } from "./validation-row.ts";

/** The page, beside the answers to the scenarios. */
const path = fileURLToPath(new URL("../../reports/validation.md", import.meta.url));

/**
 * Makes the validation page of what the tests have found, once all of them are through. It is written whole, and only
 * where every test has passed and every row is there: a run of some of the tests leaves it as it is.
 */
export class PageWriter implements Reporter {
  async onTestRunEnd(modules: readonly TestModule[], _: readonly unknown[], reason: string): Promise<void> {
    const rows = inOrder(modules.flatMap(rowsOf));
    const obstacle = reason === "passed" ? obstacleTo(rows) : "not every test has passed";
    if (obstacle !== null) {
      console.error(`reports/validation.md is left as it was: ${obstacle}`);
      process.exitCode = 1;
      return;
    }
    await writeWhole(path, validationPage(rows));
    console.log(`wrote reports/validation.md: ${rows.length} rows`);
  }
}

function rowsOf(module: TestModule): readonly ValidationRow[] {
  return [...module.children.allTests()].flatMap((test) => test.meta().rows ?? []);
}

/** The order of the page, whichever file ended first. */
function inOrder(rows: readonly ValidationRow[]): readonly ValidationRow[] {
  const place = new Map(expectedRows.map((id, i) => [id, i]));
  return [...rows].sort((one, other) => (place.get(rowId(one)) ?? 0) - (place.get(rowId(other)) ?? 0));
}
