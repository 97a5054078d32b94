import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextReplications } from "../../../src/analysis/precision/next-replications.ts";

const asked = { halfWidth: 0.02, max: 50 };

describe("by hand", () => {
  test.each([
    ["narrow enough", { done: 5, widest: 0.019 }, null],
    ["exactly as narrow as asked", { done: 5, widest: 0.02 }, null],
    ["nothing that has a width", { done: 5, widest: null }, null],
    // 5 x (0.024 / 0.02)^2 = 7.2
    ["a fifth too wide", { done: 5, widest: 0.024 }, 8],
    // 20 x 1.25^2 = 31.25
    ["a quarter too wide", { done: 20, widest: 0.025 }, 32],
    ["ten times too wide: at most twice as many", { done: 5, widest: 0.2 }, 10],
    ["a hair too wide: at least one more", { done: 10, widest: 0.02000001 }, 11],
    ["an interval that is not there yet", { done: 5, widest: Number.POSITIVE_INFINITY }, 10],
    ["up to the most", { done: 40, widest: 0.2 }, 50],
    ["the most are run", { done: 50, widest: 0.2 }, null],
  ])("%s", (_, reached, next) => {
    expect(nextReplications({ ...asked, ...reached })).toBe(next);
  });
});

test("whatever the widths, it rises at every step and ends at the most", () => {
  const widths = fc.array(fc.double({ min: 1e-6, max: 10, noNaN: true }), { minLength: 1000, maxLength: 1000 });
  fc.assert(
    fc.property(widths, fc.integer({ min: 2, max: 1000 }), (all, max) => {
      let done = Math.min(5, max);
      for (const widest of all) {
        const next = nextReplications({ done, widest, halfWidth: 0.01, max });
        if (next === null) return done === max || widest <= 0.01;
        if (next <= done || next > max || next > 2 * done) return false;
        done = next;
      }
      return false;
    }),
    { numRuns: 50 },
  );
});
