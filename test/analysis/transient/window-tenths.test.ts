import { expect, test } from "vitest";
import { readableDuration } from "../../../src/analysis/transient/readable-duration.ts";
import { endOfTenths, windowTenths } from "../../../src/analysis/transient/window-tenths.ts";
import type { SeriesRecord } from "../../../src/platforms/station.ts";
import { formatDuration, parseDuration } from "../../../src/units/duration.ts";
import { s } from "../../platforms/hand-made.ts";

function seriesOf(values: readonly number[]): SeriesRecord {
  const column = () => Float64Array.from(values);
  return {
    offered: column(),
    concurrency: column(),
    instances: column(),
    coldStarts: column(),
    p99: column(),
    throttled: column(),
    queue: column(),
  };
}

test("twenty steps are ten pairs", () => {
  const values = Array.from({ length: 20 }, (_, i) => i);
  const cut = windowTenths(seriesOf(values), { step: s, duration: 20 * s })!;
  expect(cut.concurrency).toEqual([0.5, 2.5, 4.5, 6.5, 8.5, 10.5, 12.5, 14.5, 16.5, 18.5]);
  expect(cut.coldStarts).toEqual([1, 5, 9, 13, 17, 21, 25, 29, 33, 37]);
});

test("stretches of unequal length are made comparable, the last step as long as it is", () => {
  // 12 steps of 10 s in 115 s: the tenths hold 1, 1, 1, 1, 2, 1, 1, 1, 1, 2 steps, the last of them 10 s and 5 s.
  const steps = { step: 10 * s, duration: 115 * s };
  const cut = windowTenths(seriesOf(Array.from({ length: 12 }, (_, i) => (i === 11 ? 1 : 4))), steps)!;
  expect(cut.queue.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 4));
  expect(cut.queue[9]).toBe((4 * 10 + 1 * 5) / 15);
  // Four events in 10 s are 4.6 in a tenth of the window, 11.5 s; eight in 20 s as well; five in 15 s are 3.83.
  expect(cut.offered.map((count) => Number(count.toFixed(9)))).toEqual([
    ...Array.from({ length: 9 }, () => 4.6),
    Number(((5 * 11.5) / 15).toFixed(9)),
  ]);
  expect([1, 4, 5, 9, 10].map((count) => endOfTenths(count, steps) / s)).toEqual([10, 40, 60, 100, 115]);
});

test("fewer than ten steps, or none, cannot be cut", () => {
  expect(windowTenths(seriesOf([1, 2, 3]), { step: s, duration: 3 * s })).toBeNull();
  expect(windowTenths(seriesOf([]), { step: s, duration: 3 * s })).toBeNull();
});

test.each([
  ["1s", "1s"],
  ["1001ms", "2s"],
  ["8m", "10m"],
  ["13m", "15m"],
  ["46m", "1h"],
  ["144m", "3h"],
  ["13h", "1d"],
  ["30h", "2d"],
])("%s is rounded up to %s", (length, readable) => {
  expect(formatDuration(readableDuration(parseDuration(length)!))).toBe(readable);
});
