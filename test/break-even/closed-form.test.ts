import { describe, expect, test } from "vitest";
import { verdictOf } from "../validation/verdict.ts";
import { closedForms } from "./closed-forms.ts";
import { crossingRow } from "./crossing-row.ts";

describe("the break-even of a function and a fleet is a division", () => {
  test.each(closedForms)("$name", async (closedForm) => {
    const row = await crossingRow(closedForm);
    expect(verdictOf(row), JSON.stringify(row)).toBe("agrees");
  });
});
