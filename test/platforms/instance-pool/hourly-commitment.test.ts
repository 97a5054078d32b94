import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BilledInstances } from "../../../src/platforms/instance-pool/billed-instances.ts";
import { h, m } from "../hand-made.ts";

/** Covered minutes of each hour of changes at `[minute, by]`, from the window's beginning on. */
function covered(committed: number, changes: readonly (readonly [number, number])[], windowStart = 0): number[] {
  const billed = new BilledInstances({ committed, minimum: 0, hourlyFrom: windowStart });
  const at: number[] = [];
  for (let hour = 0; hour <= 3; hour++) {
    const now = windowStart + hour * h;
    const since = windowStart + (hour - 1) * h;
    for (const [minute, by] of changes) if (minute * m > since && minute * m <= now) billed.change(minute * m, by);
    at.push(billed.coveredUpTo(now) / m);
  }
  return at.slice(1).map((minutes, i) => minutes - at[i]!);
}

describe("a commitment to the worth of instances in every hour", () => {
  test("pays for what runs at once as for what runs in turn", () => {
    // Three for half an hour are 90 minutes, one for an hour and one for half of it too.
    const atOnce = [1, 31].flatMap((minute) => [1, 2, 3].map(() => [minute, minute === 1 ? 1 : -1] as const));
    const inTurn = [
      [1, 1],
      [10, 1],
      [40, -1],
      [60, -1],
    ] as const;
    expect(covered(1, atOnce)).toEqual([60, 0, 0]);
    expect(covered(1, inTurn)).toEqual([60, 0, 0]);
    expect(covered(2, atOnce)).toEqual([90, 0, 0]);
  });

  test("what an hour leaves unused is lost to the next", () => {
    // 20 minutes of the first hour, 110 of the second, none of the third.
    const changes = [
      [40, 1],
      [70, 1],
      [120, -1],
      [120, -1],
    ] as const;
    expect(covered(1, changes)).toEqual([20, 60, 0]);
    expect(covered(2, changes)).toEqual([20, 110, 0]);
  });

  test("hours begin with the window, and the time before is not in them", () => {
    // Three until minute 80, of a window from minute 30 on.
    const billed = [
      [10, 1],
      [20, 1],
      [20, 1],
      [80, -1],
      [80, -1],
      [80, -1],
    ] as const;
    expect(covered(2, billed, 30 * m)).toEqual([120, 0, 0]); // of 150
    expect(covered(3, billed, 30 * m)).toEqual([150, 0, 0]);
  });

  test("law: at least what covers each moment, at most what is billed and what is committed", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 179 }), fc.integer({ min: 1, max: 60 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 5 }), (drawn, committed) => {
        const hourly = new BilledInstances({ committed, minimum: 0, hourlyFrom: 0 });
        const momentary = new BilledInstances({ committed, minimum: 0, hourlyFrom: null });
        const changes = drawn
          .flatMap(([start, length]) => [[start, 1] as const, [Math.min(180, start + length), -1] as const])
          .toSorted(([a], [b]) => a - b);
        for (const [minute, by] of changes) {
          hourly.change(minute * m, by);
          momentary.change(minute * m, by);
        }
        const paid = hourly.coveredUpTo(3 * h);
        expect(paid).toBeGreaterThanOrEqual(momentary.coveredUpTo(3 * h));
        expect(paid).toBeLessThanOrEqual(Math.min(hourly.billedUpTo(3 * h), committed * 3 * h));
      }),
    );
  });
});
