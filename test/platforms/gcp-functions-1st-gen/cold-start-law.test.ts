import { describe, expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";

const { resultOf } = askOf("gcp-functions-1st-gen", "memory: 256MB");

/** Cold starts of Poisson traffic without a limit, as a share, with its interval at 95 %. */
async function coldShare(rate: string, work: string, keepAlive: string) {
  const { coldStarts, requests } = await resultOf({
    top: "replications: 10\nseed: 7\nduration: 120d\nwarmUp: 1d",
    workload: `arrivals: {kind: poisson, rate: ${rate}}, work: ${work}`,
    keys: `memory: 2GB, coldStart: 0ms, overhead: 0ms, keepAlive: ${keepAlive}`,
  });
  expect(requests.throttled.mean).toBe(0);
  const { mean, low, high } = coldStarts.fraction;
  return { mean: mean!, halfWidth: (high! - low!) / 2 };
}

describe("a request is cold if nobody came for the whole keep-alive: exp(-rate x keep-alive)", () => {
  // One instance serves all: requests take next to no time.
  test.each([
    ["1/1000s", 0.001],
    ["1/500s", 0.002],
    ["1/2000s", 0.0005],
  ])("%s, 900 s", async (rate, perSecond) => {
    const { mean, halfWidth } = await coldShare(rate, "{io: 1us}", "900s");
    const expected = Math.exp(-900 * perSecond);
    // Three times the half width of the interval, which is narrow enough to tell 900 s from 800 s.
    expect(Math.abs(mean - expected)).toBeLessThan(3 * halfWidth);
    expect(3 * halfWidth).toBeLessThan(Math.abs(Math.exp(-800 * perSecond) - expected));
  });
});

test("with an exponential keep-alive it is rate' / (rate + rate')", async () => {
  const { mean, halfWidth } = await coldShare("1/1000s", "{io: 1us}", "{kind: exponential, mean: 1000s}");
  expect(Math.abs(mean - 0.5)).toBeLessThan(3 * halfWidth);
  expect(halfWidth).toBeLessThan(0.02);
});
