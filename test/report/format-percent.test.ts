import { expect, test } from "vitest";
import { formatPercent } from "../../src/report/format-percent.ts";

test.each([
  [0.0315, "3.15 %"],
  [0.98765, "98.8 %"],
  [0.997, "99.7 %"],
  [0.9996, "99.96 %"],
  [0.999_996, "99.9996 %"],
  [1, "100 %"],
  [0, "0 %"],
  [-0.5, "-50 %"],
])("%d is %s", (share, words) => {
  expect(formatPercent(share)).toBe(words);
});
