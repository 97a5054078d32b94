import { describe, expect, it } from "vitest";
import { mergedQuantiles } from "../../../src/analysis/import-traffic/merged-quantiles.ts";
import type { RecordedQuantiles } from "../../../src/workloads/formats/record-sink.ts";

const table = (weight: number, points: readonly (readonly [share: number, value: number])[]): RecordedQuantiles => ({
  of: "duration",
  functionName: "",
  weight,
  mean: null,
  quantiles: points.map(([share, value]) => ({ share, value })),
});

const at = (tables: readonly RecordedQuantiles[], share: number) =>
  mergedQuantiles(tables)?.find((point) => point.share === share)?.value;

describe("mergedQuantiles", () => {
  const tailed = [
    [0, 10],
    [0.99, 100],
    [1, 10_000],
  ] as const;

  it("keeps the tail, however many alike tables there are", () => {
    for (const count of [1, 2, 1000]) {
      const tables = Array.from({ length: count }, () => table(1, tailed));
      expect([at(tables, 0.99), at(tables, 1)]).toEqual([100, 10_000]);
    }
  });

  it("counts each table by its weight", () => {
    const light = Array.from({ length: 500 }, () =>
      table(1, [
        [0, 1],
        [1, 2],
      ]),
    );
    expect(at([...light, table(1e9, tailed)], 0.99)).toBe(100);
  });

  it("joins two that do not overlap: half lies below, half above", () => {
    const two = [
      table(1, [
        [0, 0],
        [1, 100],
      ]),
      table(1, [
        [0, 200],
        [1, 300],
      ]),
    ];
    // By hand: the first table's p50 is the merged p25, the second's the merged p75.
    expect([at(two, 0.25), at(two, 0.75), at(two, 0), at(two, 1)]).toEqual([50, 250, 0, 300]);
  });

  it("takes a single table as it is, and says where there is none", () => {
    expect(mergedQuantiles([table(1, tailed)])).toHaveLength(3);
    expect(mergedQuantiles([table(1, [[0.99, 5]]), table(0, tailed)])).toBeNull();
  });
});
