import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { jointWidth, nextWidth, widerThan } from "../../../src/workloads/fitting/bin-width.ts";
import { binCounts, wholeBins } from "../../../src/workloads/fitting/binned-counts.ts";
import { CountSeries } from "../../../src/workloads/fitting/count-series.ts";
import { day, hour, minute, second } from "../arrivals/run.ts";

function seriesOf(times: readonly number[]): CountSeries {
  const series = new CountSeries();
  for (const time of times) series.add(time);
  return series;
}

/** Everything a series tells. */
function contents(series: CountSeries) {
  const { range, width, total } = series;
  const counts: [number, number][] = [];
  for (let time = range?.from ?? 0; time < (range?.to ?? 0); time += width) {
    if (series.countAt(time) > 0) counts.push([time, series.countAt(time)]);
  }
  return { range, width, total, counts };
}

describe("a series of counts", () => {
  it("begins with bins of a millisecond", () => {
    const series = seriesOf([1_500, 1_999, 2_000, -1]);
    expect(contents(series)).toEqual({
      range: { from: -1_000, to: 3_000 },
      width: 1_000,
      total: 4,
      counts: [
        [-1_000, 1],
        [1_000, 2],
        [2_000, 1],
      ],
    });
  });

  it("widens where 2^17 bins are not enough, after and before the first time", () => {
    const last = 131_072 * 1_000;
    expect(seriesOf([0, last - 1]).width).toBe(1_000);
    expect(seriesOf([0, last]).width).toBe(2_000);
    expect(seriesOf([last, 0]).width).toBe(2_000);
    expect(seriesOf([last, 0]).countAt(last)).toBe(1);
    expect(seriesOf([0, 7 * day]).width).toBe(10 * second);
    expect(seriesOf([0, 300 * 365 * day]).width).toBe(day);
    expect(seriesOf([0, 1e17]).total).toBe(2);
  });

  it("keeps counts that come in one piece", () => {
    const series = new CountSeries();
    series.add(60 * second, 500);
    series.add(3 * day, 7);
    expect([series.total, series.countAt(60 * second)]).toEqual([507, 500]);
  });

  it("is empty at first", () => {
    expect(contents(new CountSeries())).toEqual({ range: null, width: 1_000, total: 0, counts: [] });
  });

  test("the order of times does not matter, nor is one lost", () => {
    const time = fc.oneof(
      fc.integer({ min: -5_000_000, max: 5_000_000 }),
      fc.integer({ min: -40 * hour, max: 40 * hour }),
      fc.integer({ min: 0, max: 30 * day }).map((x) => 1.7e15 + x),
    );
    fc.assert(
      fc.property(fc.array(time, { maxLength: 30 }), fc.array(time, { maxLength: 3 }), (some, others) => {
        const times = [...some, ...others];
        const [forwards, backwards] = [seriesOf(times), seriesOf([...times].reverse())];
        const sorted = seriesOf([...times].sort((a, b) => a - b));
        expect(backwards).toEqual(forwards);
        expect(sorted.width).toBe(forwards.width);
        expect(sorted.range).toEqual(forwards.range);
        const { width } = forwards;
        for (const each of times) {
          const bin = Math.floor(each / width);
          const inBin = times.filter((other) => Math.floor(other / width) === bin).length;
          expect([forwards, backwards, sorted].map((series) => series.countAt(each))).toEqual([inBin, inBin, inBin]);
        }
        expect(forwards.total).toBe(times.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

test("widths divide each other, the hour and the day", () => {
  let width = 1_000;
  while (width < day) {
    const next = nextWidth(width);
    expect(next % width).toBe(0);
    expect(hour % width === 0 || width % hour === 0).toBe(true);
    expect(day % width).toBe(0);
    width = next;
  }
  expect(nextWidth(14 * day)).toBe(28 * day);
  expect([widerThan(5 * minute), widerThan(7 * minute), widerThan(second)]).toEqual([
    10 * minute,
    14 * minute,
    2 * second,
  ]);
  expect([jointWidth(2 * minute, 5 * minute), jointWidth(1_000, 1), jointWidth(minute, hour)]).toEqual([
    10 * minute,
    1_000,
    hour,
  ]);
});

describe("a series through wider bins", () => {
  const series = seriesOf([500_000, 1_200_000, 1_900_000, 2_000_000, 4_999_999]);

  it("sums counts and knows how much of each bin was seen", () => {
    const binned = binCounts(series, { first: 250_000, last: 5_499_999 }, second);
    expect(binned.start).toBe(0);
    expect([...binned.counts]).toEqual([1, 2, 1, 0, 1, 0]);
    expect([...binned.exposure]).toEqual([750_000, second, second, second, second, 500_000]);
    expect([...wholeBins(binned).counts]).toEqual([2, 1, 0, 1]);
    expect(wholeBins(binned).start).toBe(second);
  });

  it("leaves whole bins alone, and may leave none", () => {
    expect(wholeBins(binCounts(series, { first: 0, last: 4_999_999 }, second)).counts.length).toBe(5);
    const one = binCounts(series, { first: 1_100_000, last: 1_200_000 }, second);
    expect([...one.exposure]).toEqual([100_001]);
    expect(wholeBins(one).counts.length).toBe(0);
  });
});
