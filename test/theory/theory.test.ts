import { describe, expect, it } from "vitest";
import { deviation } from "../validation/deviation.ts";
import { largest } from "../validation/verdict.ts";
import { theoryCases } from "./cases.ts";
import { observe } from "./observe.ts";
import { quickFactor } from "./theory-case.ts";

describe("the simulator agrees with theory (twenty times shorter than the validation)", () => {
  it.each(theoryCases)("$name", async (theory) => {
    for (const row of await observe(theory, quickFactor)) {
      expect(Math.abs(deviation(row)!), JSON.stringify(row)).toBeLessThanOrEqual(largest);
    }
  });
});
