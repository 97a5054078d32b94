import { describe, expect, test } from "vitest";
import { fewestFor, percentileNames, TimesTally } from "../../src/analysis/candidate-tally.ts";
import { LatencyHistogram } from "../../src/engine/latency-histogram.ts";
import type { LatencyRecord } from "../../src/platforms/station.ts";

function recordOf(times: readonly number[]): LatencyRecord {
  const histogram = new LatencyHistogram();
  for (const time of times) histogram.record(time);
  return { histogram, sum: times.reduce((sum, time) => sum + time, 0), max: Math.max(0, ...times) };
}

const repeated = (time: number, count: number) => Array.from({ length: count }, () => time);

function tallyOf(...replications: readonly (readonly number[])[]): TimesTally {
  const tally = new TimesTally();
  for (const times of replications) tally.add(recordOf(times));
  return tally;
}

test("requests that a percentile needs: 20 / (1 - p), whole", () => {
  expect(percentileNames.map(fewestFor)).toEqual([40, 200, 400, 2000, 20_000]);
});

describe("percentiles", () => {
  test("exactly enough requests are enough, one fewer in any replication is not", () => {
    expect(tallyOf(repeated(1024, 2000), repeated(1024, 2000)).percentile("p99").mean).not.toBeNull();
    expect(tallyOf(repeated(1024, 2000), repeated(1024, 1999)).percentile("p99")).toEqual({
      mean: null,
      low: null,
      high: null,
    });
    expect(tallyOf().percentile("p50").mean).toBeNull();
  });

  test("the mean is that of the merged histogram, the interval that of the replications' own", () => {
    // 100 requests each: in one replication all took 1024 us, in the other all 4096 us.
    const tally = tallyOf(repeated(1024, 100), repeated(4096, 100));
    // Merged, half lie in the bucket from 1024 to 1032: the median is its end, 1.032 ms.
    const { mean, low, high } = tally.percentile("p50");
    expect(mean).toBe(1.032);
    // Their own medians, cut to the largest seen: 1.024 and 4.096 ms; mean 2.56, t(1) = 12.706, so low is cut to 0.
    expect(low).toBe(0);
    expect(high).toBeCloseTo(2.56 + 12.7062047 * 1.536, 6);
  });

  test("none lies above the largest that was seen", () => {
    const tally = tallyOf(repeated(100_000, 20_000), repeated(100_000, 20_000));
    for (const name of percentileNames) expect(tally.percentile(name)).toEqual({ mean: 100, low: 100, high: 100 });
    expect(tally.max()).toEqual({ mean: 100, low: null, high: null });
  });
});

test("the mean is the mean of the replications' means, in milliseconds; a replication without requests says nothing", () => {
  const { mean, low, high } = tallyOf([1000, 3000], [4000], []).mean();
  expect(mean).toBe(3);
  expect([low, high]).toEqual([0, expect.closeTo(3 + 12.7062047, 6)]);
  expect(tallyOf([]).mean()).toEqual({ mean: null, low: null, high: null });
  expect(tallyOf([]).max().mean).toBeNull();
});
