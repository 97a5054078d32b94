import { describe, expect, it } from "vitest";
import { quickFactor, theoryCases } from "./cases.ts";
import { describeRow, observe } from "./observe.ts";

describe("the simulator agrees with theory (twenty times shorter than the validation)", () => {
  it.each(theoryCases)("$name", async (theory) => {
    for (const row of await observe(theory, quickFactor)) {
      expect(Math.abs(row.z), describeRow(row)).toBeLessThanOrEqual(4);
    }
  });
});
