import { expect, test } from "vitest";
import { LaunchRate } from "../../../src/platforms/instance-pool/launch-rate.ts";
import { ms, s } from "../hand-made.ts";

test("a burst goes at once, the rest one by one at the rate, and unused time fills the bucket again", () => {
  const rate = new LaunchRate({ burst: 100, perSecond: 20 });
  const delays = Array.from({ length: 150 }, () => rate.delay(0));
  expect(delays.slice(0, 100).every((delay) => delay === 0)).toBe(true);
  expect([delays[100], delays[101], delays[149]]).toEqual([50 * ms, 100 * ms, 2500 * ms]);
  // All fifty have left at 2.5 s; two seconds later forty tokens are there, a minute later a hundred and no more.
  const later = Array.from({ length: 41 }, () => rate.delay(4500 * ms));
  expect([later[39], later[40]]).toEqual([0, 50 * ms]);
  const muchLater = Array.from({ length: 101 }, () => rate.delay(60 * s));
  expect([muchLater[99], muchLater[100]]).toEqual([0, 50 * ms]);
});
