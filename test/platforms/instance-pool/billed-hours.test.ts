import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BilledInstances } from "../../../src/platforms/instance-pool/billed-instances.ts";
import { h, m } from "../hand-made.ts";

type Changes = readonly (readonly [minute: number, by: number])[];

/** Minutes billed and idle in each hour of changes at `[minute, by]`, from the window's beginning on. */
function hoursOf(changes: Changes, { minimum = 0, windowStart = 0, length = 3 * h } = {}) {
  const billed = new BilledInstances({ committed: 1, minimum, hourlyFrom: windowStart });
  for (const [minute, by] of changes) if (minute * m <= windowStart) billed.change(minute * m, by);
  const before = billed.coveredUpTo(windowStart).hours.length;
  for (const [minute, by] of changes) if (minute * m > windowStart) billed.change(minute * m, by);
  const { hours } = billed.coveredUpTo(windowStart + length);
  return hours.slice(before).map((hour) => [hour.length / m, hour.billed / m, hour.idle / m]);
}

describe("hours of a window", () => {
  test("have what was billed in them, at once or in turn", () => {
    // Three for half an hour are 90 minutes, one for an hour and one for half of it too.
    const atOnce = [1, 31].flatMap((minute) => [1, 2, 3].map(() => [minute, minute === 1 ? 1 : -1] as const));
    const inTurn: Changes = [
      [0, 1],
      [10, 1],
      [40, -1],
      [60, -1],
    ];
    const expected = [
      [60, 90, 0],
      [60, 0, 0],
      [60, 0, 0],
    ];
    expect(hoursOf(atOnce)).toEqual(expected);
    expect(hoursOf(inTurn)).toEqual(expected);
  });

  test("divide what goes on over their ends, idle instances of the minimum too", () => {
    // 20 minutes of the first hour, 110 of the second, none of the third.
    const changes: Changes = [
      [40, 1],
      [70, 1],
      [120, -1],
      [120, -1],
    ];
    expect(hoursOf(changes, { minimum: 1 })).toEqual([
      [60, 20, 40],
      [60, 110, 0],
      [60, 0, 60],
    ]);
  });

  test("begin with the window, and the time before is in none; the last may be a part of one", () => {
    // Three until minute 80, of a window from minute 30 on for an hour and a half.
    const changes: Changes = [
      [10, 1],
      [20, 1],
      [20, 1],
      [80, -1],
      [80, -1],
      [80, -1],
    ];
    expect(hoursOf(changes, { windowStart: 30 * m, length: 90 * m })).toEqual([
      [60, 150, 0],
      [30, 0, 0],
    ]);
  });

  test("law: they add up to all that was billed", () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 179 }), fc.integer({ min: 1, max: 60 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(spans, (drawn) => {
        const billed = new BilledInstances({ committed: 1, minimum: 2, hourlyFrom: 0 });
        const changes = drawn
          .flatMap(([start, length]) => [[start, 1] as const, [Math.min(180, start + length), -1] as const])
          .toSorted(([a], [b]) => a - b);
        for (const [minute, by] of changes) billed.change(minute * m, by);
        const { hours } = billed.coveredUpTo(3 * h);
        const sum = (of: "length" | "billed" | "idle") => hours.reduce((total, hour) => total + hour[of], 0);
        expect([sum("length"), sum("billed"), sum("idle")]).toEqual([
          3 * h,
          billed.billedUpTo(3 * h),
          billed.idleUpTo(3 * h),
        ]);
      }),
    );
  });
});
