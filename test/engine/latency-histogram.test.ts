import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketCount, bucketEdge, bucketOf, LatencyHistogram } from "../../src/engine/latency-histogram.ts";

/** Times in microseconds from one to a day, as often small as large. */
const time = fc.double({ min: 0, max: 25, noNaN: true }).map((exponent) => Math.floor(Math.exp(exponent)));

describe("buckets", () => {
  test("powers of two begin a bucket, and 128 buckets make an octave", () => {
    expect(bucketOf(0)).toBe(0);
    expect([1, 2, 4, 1024].map(bucketOf)).toEqual([1, 129, 257, 1281]);
    expect([1, 129, 1281].map(bucketEdge)).toEqual([1, 2, 1024]);
    expect(bucketEdge(2)).toBe(1 + 1 / 128);
    expect(bucketEdge(130)).toBe(2 + 1 / 64);
  });

  test("every time lies between its bucket's edges, which are at most 1/128 apart", () => {
    fc.assert(
      fc.property(time, (microseconds) => {
        const bucket = bucketOf(microseconds);
        expect(bucketEdge(bucket)).toBeLessThanOrEqual(microseconds);
        expect(bucketEdge(bucket + 1)).toBeGreaterThan(microseconds);
        expect(bucketEdge(bucket + 1) / bucketEdge(bucket)).toBeLessThanOrEqual(1 + 1 / 128);
      }),
    );
  });

  test("an edge belongs to the bucket above it", () => {
    for (let bucket = 1; bucket < bucketCount; bucket += 97) expect(bucketOf(bucketEdge(bucket))).toBe(bucket);
  });

  test("what is longer than 2^40 us shares the last bucket", () => {
    expect(bucketOf(2 ** 40 - 1)).toBe(bucketCount - 1);
    expect(bucketOf(2 ** 45)).toBe(bucketCount - 1);
  });
});

describe("percentiles", () => {
  test("of nothing: none", () => {
    expect(new LatencyHistogram().percentile(0.5)).toBeNaN();
  });

  test("by hand: a hundred times, one per bucket", () => {
    const histogram = new LatencyHistogram();
    for (let i = 0; i < 100; i++) histogram.record(bucketEdge(1281 + i));
    // Rank 50 fills the 50th bucket to its end, rank 99 the 99th.
    expect(histogram.percentile(0.5)).toBe(bucketEdge(1281 + 50));
    expect(histogram.percentile(0.99)).toBe(bucketEdge(1281 + 99));
  });

  test("inside a bucket in proportion to the rank", () => {
    const histogram = new LatencyHistogram();
    histogram.recordMany(1024, 100); // the bucket from 1024 to 1032
    expect(histogram.percentile(0.25)).toBe(1026);
    expect(histogram.percentile(0.5)).toBe(1028);
  });

  test("within one bucket's width (0.8 %) of the exact one, whatever was recorded", () => {
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 1, maxLength: 500 }),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.999),
        (times, p) => {
          const histogram = new LatencyHistogram();
          for (const microseconds of times) histogram.record(microseconds);
          const exact = times.toSorted((a, b) => a - b)[Math.ceil(p * times.length) - 1]!;
          const relative = Math.abs(histogram.percentile(p) - exact) / exact;
          expect(relative).toBeLessThanOrEqual(1 / 128);
        },
      ),
    );
  });

  test("never fall when p rises", () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 50 }), (times) => {
        const histogram = new LatencyHistogram();
        for (const microseconds of times) histogram.record(microseconds);
        let before = 0;
        for (const p of [0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1]) {
          const value = histogram.percentile(p);
          expect(value).toBeGreaterThanOrEqual(before);
          before = value;
        }
      }),
    );
  });
});

test("two histograms added are the histogram of both", () => {
  fc.assert(
    fc.property(fc.array(time), fc.array(time), (first, second) => {
      const of = (times: number[]) => {
        const histogram = new LatencyHistogram();
        for (const microseconds of times) histogram.record(microseconds);
        return histogram;
      };
      const sum = of(first);
      sum.add(of(second));
      const both = of([...first, ...second]);
      expect(sum.total()).toBe(first.length + second.length);
      expect(Buffer.compare(Buffer.from(sum.counts.buffer), Buffer.from(both.counts.buffer))).toBe(0);
      sum.clear();
      expect(sum.total()).toBe(0);
    }),
    { numRuns: 50 },
  );
});
