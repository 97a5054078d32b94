import { expect, test } from "vitest";
import { centredApart } from "../../../src/report/charts/centred-apart.ts";

const high = (height: number, ...places: readonly number[]) => places.map((at) => ({ at, height }));

test("what does not touch stays", () => {
  expect(centredApart(high(10, 50, 20, 80), [0, 100])).toEqual([50, 20, 80]);
});

test("what wants one place stands around it", () => {
  expect(centredApart(high(10, 50, 50, 50), [0, 100])).toEqual([40, 50, 60]);
});

test("two groups that grow into each other become one around their middle", () => {
  // Four that want 46, 46, 54, 54 in steps of 10: their middle is 50.
  expect(centredApart(high(10, 54, 46, 54, 46), [0, 100])).toEqual([55, 35, 65, 45]);
});

test("heights count", () => {
  // 20 and 10 high, both wanting 50: they begin where the mean of 50 - 10 and 50 - 25 is, 32.5.
  expect(centredApart([...high(20, 50), ...high(10, 50)], [0, 100])).toEqual([42.5, 57.5]);
});

test("at an end they stay inside", () => {
  expect(centredApart(high(10, 98, 98), [0, 100])).toEqual([85, 95]);
  expect(centredApart(high(10, 1, 1), [0, 100])).toEqual([5, 15]);
});
