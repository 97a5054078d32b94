import { describe, expect, it } from "vitest";
import { standardErrorOf } from "../validation/deviation.ts";
import { assumedKeepAlive, exactRow, type SummaryRow, simulateRow, summaryRows } from "./lambda-summary.ts";
import { meanRelativeError } from "./mean-relative-error.ts";
import { hasSharedData, needsSharedData } from "./shared-data.ts";
import { quick } from "./summary-size.ts";

const rows: readonly SummaryRow[] = hasSharedData ? summaryRows() : [];

describe.skipIf(!hasSharedData)(`ten experiments on AWS Lambda${needsSharedData}`, () => {
  it("are all there, and the exact law is as far from them as published", () => {
    expect(rows).toHaveLength(10);
    const pairs = rows.map((row) => ({ value: exactRow(row).coldFraction, measured: row.coldFraction }));
    expect(meanRelativeError(pairs)).toBeCloseTo(0.131, 3); // 13.1 %
  });

  it.each(rows)("at $rate/s agree with the exact law (twenty times shorter than the validation)", async (row) => {
    const [simulated] = await simulateRow(row, [`coldStart: 0ms, keepAlive: ${assumedKeepAlive}s`], quick);
    const exact = exactRow(row);
    for (const quantity of ["coldFraction", "instances"] as const) {
      const estimate = simulated![quantity];
      const standardError = standardErrorOf({ simulated: estimate, replications: quick.replications });
      expect(Math.abs(estimate.mean! - exact[quantity]) / standardError, quantity).toBeLessThanOrEqual(4);
    }
  });
});
