import { expect, test } from "vitest";
import { studentQuantile } from "../../../src/engine/statistics/student-quantile.ts";
import { studentTail } from "../../../src/engine/statistics/student-tail.ts";

const places = [0.1, 0.5, 1, 2, 3.7, 8, 40];

test.each(places)("beyond %d it agrees with the closed forms at 1, 2 and 4 degrees of freedom", (x) => {
  expect(studentTail(x, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(x), 13);
  expect(studentTail(x, 2)).toBeCloseTo(1 - x / Math.sqrt(2 + x * x), 13);
  const sine = x / Math.sqrt(4 + x * x);
  expect(studentTail(x, 4)).toBeCloseTo(1 - sine * (1 + (1 - sine * sine) / 2), 13);
});

test("everything lies beyond zero, nothing beyond the infinite", () => {
  expect([studentTail(0, 3.5), studentTail(Number.POSITIVE_INFINITY, 3.5)]).toEqual([1, 0]);
});

test("with 3.5 degrees of freedom it is the area under the density", () => {
  // The density's constant from tables: gamma(2.25) and gamma(1.75).
  const front = 1.1330030963193471 / (Math.sqrt(3.5 * Math.PI) * 0.9190625268488832);
  const density = (x: number) => front * Math.exp(-2.25 * Math.log(1 + (x * x) / 3.5));
  const steps = 2000;
  for (const x of [0.4, 1.7, 5]) {
    let area = density(0) + density(x);
    for (let i = 1; i < steps; i++) area += (i % 2 === 1 ? 4 : 2) * density((i * x) / steps);
    expect(studentTail(x, 3.5)).toBeCloseTo(1 - (2 * area * x) / (3 * steps), 10);
  }
});

test("with endlessly many degrees of freedom it is the normal law's, at once", () => {
  for (const degrees of [1e7, 1e12, 1e300]) expect(studentTail(1.959963984540054, degrees)).toBeCloseTo(0.05, 7);
});

test("the method changes at 20,000 degrees of freedom without a step", () => {
  const [a, b, c] = [19_999, 20_001, 20_003].map((degrees) => studentTail(2, degrees)) as [number, number, number];
  expect((a - b) / (b - c)).toBeCloseTo(1, 2);
});

test("the quantile at a broken number of degrees is where 5 % lie beyond", () => {
  for (const degrees of [1.5, 3.532846715, 7.01]) {
    expect(studentTail(studentQuantile(degrees), degrees)).toBeCloseTo(0.05, 12);
  }
});

test.each([10, 300, 1e5])("far out, at %d, it is still right in proportion", (x) => {
  expect(studentTail(x, 1) / ((2 / Math.PI) * Math.atan2(1, x))).toBeCloseTo(1, 9);
  const beyond = 2 / (x * x + 2 + x * Math.sqrt(x * x + 2)); // 1 - x / sqrt(x^2 + 2) without the cancellation
  expect(studentTail(x, 2) / beyond).toBeCloseTo(1, 9);
});
