import { expect, type TestContext } from "vitest";
import type { ValidationRow } from "./validation-row.ts";
import { failures, verdictOf } from "./verdict.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What a test of the validation found; the page is made of these. */
    rows?: readonly ValidationRow[];
  }
}

/** Hands rows to the validation page, and fails the test where the verdict on one of them fails. */
export function judge({ task }: Pick<TestContext, "task">, rows: readonly ValidationRow[]): void {
  task.meta.rows = rows;
  expect(rows).not.toHaveLength(0);
  for (const row of rows) expect(failures, JSON.stringify(row)).not.toContain(verdictOf(row));
}
