import { expect, test } from "vitest";
import { scaleUsage } from "../../src/usage/scale-usage.ts";

test("a window of a day to a month of 730 h, meter by meter", () => {
  expect(scaleUsage({ requests: 24, lbHours: 48 }, 730 / 24)).toEqual({ requests: 730, lbHours: 1460 });
});

test("what was not metered stays absent", () => {
  expect(scaleUsage({}, 30)).toEqual({});
});
