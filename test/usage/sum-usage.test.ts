import { expect, test } from "vitest";
import { sumUsage } from "../../src/usage/sum-usage.ts";

test("meter by meter, whoever has them", () => {
  expect(sumUsage([{ requests: 2, gbSeconds: 1 }, { requests: 3, egressGb: 4 }, {}])).toEqual({
    requests: 5,
    gbSeconds: 1,
    egressGb: 4,
  });
  expect(sumUsage([])).toEqual({});
});
