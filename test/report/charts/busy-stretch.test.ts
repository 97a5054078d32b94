import { expect, test } from "vitest";
import { busyStretch } from "../../../src/report/charts/busy-stretch.ts";

/** Rates of 500 steps of 10 s: 1/s, and otherwise as given by step. */
const rates = (others: Readonly<Record<number, number>>) => Array.from({ length: 500 }, (_, i) => others[i] ?? 1);

test("a spike of two steps is drawn with twenty steps on either side, and the most of the rest is known", () => {
  const spike = rates({ 250: 100, 251: 90, 300: 7, 235: 40 });
  expect(busyStretch(spike, 10, 5000)).toEqual({ from: 2300, to: 2720, mostOutside: 7 });
});

test("at the window's edge there is no more to draw", () => {
  expect(busyStretch(rates({ 0: 100 }), 10, 5000)).toEqual({ from: 0, to: 210, mostOutside: 1 });
  expect(busyStretch(rates({ 499: 100 }), 10, 4995)).toEqual({ from: 4790, to: 4995, mostOutside: 1 });
});

test.each([
  ["steady traffic", rates({})],
  ["a busy day, as long as 21 steps", rates(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [100 + i, 50])))],
  ["single requests all over the window", rates({ 10: 100, 480: 100 })],
  ["no traffic", rates({}).map(() => 0)],
  ["a handful of steps", [1, 1, 9, 1, 1]],
])("%s is drawn whole", (_, steady) => {
  expect(busyStretch(steady, 10, 10 * steady.length)).toBeNull();
});
