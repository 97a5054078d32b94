import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TokenBucket } from "../../src/engine/token-bucket.ts";

const s = 1_000_000;

/** How many of the times are granted. */
function granted(bucket: TokenBucket, times: readonly number[]): number {
  return times.filter((time) => bucket.take(time)).length;
}

const at = (time: number, count: number) => Array.from({ length: count }, () => time);

describe("a bucket of 1,000 tokens, 100 of which come back each second", () => {
  const create = () => new TokenBucket({ capacity: 1000, perSecond: 100 });

  test("is full at first, and grants no more at one instant than it holds", () => {
    expect(granted(create(), at(0, 1500))).toBe(1000);
  });

  test("empty, it grants the next token after ten milliseconds and not a microsecond sooner", () => {
    const bucket = create();
    granted(bucket, at(0, 1000));
    expect(bucket.take(10_000 - 1)).toBe(false);
    expect(bucket.take(10_000)).toBe(true);
    expect(bucket.take(20_000 - 1)).toBe(false);
    expect(bucket.take(20_000)).toBe(true);
  });

  test("being refused costs nothing; parts of a token add up", () => {
    const bucket = create();
    granted(bucket, at(0, 1000));
    expect(granted(bucket, [1, 3333, 6667, 9999])).toBe(0);
    expect(bucket.take(10_000)).toBe(true);
  });

  test("is full again after ten seconds, and holds no more after an hour", () => {
    for (const [pause, count] of [
      [10 * s, 1000],
      [10 * s - 1, 999],
      [3600 * s, 1000],
    ] as const) {
      const bucket = create();
      granted(bucket, at(0, 1000));
      expect(granted(bucket, at(pause, 1500))).toBe(count);
    }
  });

  test("its peak is the most that was drawn and not yet back", () => {
    const bucket = create();
    granted(bucket, [...at(0, 300), ...at(s, 50)]);
    expect(bucket.peak()).toBe(300);
    granted(bucket, at(2 * s, 250)); // 300 - 100 + 50 - 100 + 250
    expect(bucket.peak()).toBe(400);
    bucket.openPeak(3 * s);
    expect(bucket.peak()).toBe(300);
  });
});

describe("a steady rate below the refill", () => {
  const steady = (perSecond: number, seconds: number) => {
    const bucket = new TokenBucket({ capacity: 1000, perSecond: 100 });
    for (let i = 0; i < seconds * perSecond; i++) bucket.take(Math.round((i * s) / perSecond));
    bucket.mark(seconds * s);
    return bucket.peak();
  };

  test("uses that share of it, although it never draws more than a token", () => {
    expect(steady(90, 20)).toBeCloseTo(900, 9);
    expect(steady(10, 20)).toBeCloseTo(100, 9);
  });

  test("stretches in which the bucket could not fill tell nothing", () => {
    expect(steady(90, 9)).toBe(1);
  });

  test("the busiest stretch counts, and the peak is never above the capacity", () => {
    const bucket = new TokenBucket({ capacity: 10, perSecond: 10 });
    granted(bucket, [...at(0, 10), ...at(s, 10)]);
    bucket.mark(2 * s);
    bucket.mark(100 * s);
    expect(bucket.peak()).toBe(10);
    bucket.openPeak(100 * s);
    granted(bucket, at(100 * s, 3));
    bucket.mark(101 * s);
    bucket.mark(110 * s);
    expect(bucket.peak()).toBe(3);
  });
});

test("against a ledger in whole numbers of any length", () => {
  const gaps = fc.array(fc.nat({ max: 400_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 1000 }),
      gaps,
      (capacity, perSecond, drawn) => {
        const bucket = new TokenBucket({ capacity, perSecond });
        let now = 0;
        let units = BigInt(capacity) * 1_000_000n;
        for (const gap of drawn) {
          now += gap;
          units += BigInt(gap) * BigInt(perSecond);
          if (units > BigInt(capacity) * 1_000_000n) units = BigInt(capacity) * 1_000_000n;
          const expected = units >= 1_000_000n;
          if (expected) units -= 1_000_000n;
          expect(bucket.take(now)).toBe(expected);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("drawing for many at once is drawing for each, where the bucket holds them all", () => {
  const gaps = fc.array(fc.nat({ max: 50_000 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(gaps, (drawn) => {
      let now = 0;
      const times = Float64Array.from(drawn.map((gap) => (now += gap)));
      const one = new TokenBucket({ capacity: 40, perSecond: 1000 });
      const all = new TokenBucket({ capacity: 40, perSecond: 1000 });
      if (!all.holds(times.length)) {
        expect(times.length).toBeGreaterThan(40);
        return;
      }
      for (const time of times) expect(one.take(time)).toBe(true);
      all.takeAll(times, 0, times.length);
      expect([all.drawn, all.at, all.peak()]).toEqual([one.drawn, one.at, one.peak()]);
    }),
  );
});
