import { expect, test } from "vitest";
import { minimumSchedule } from "../../../src/platforms/autoscaling/minimum-schedule.ts";
import { microsecondsPer } from "../../../src/units/duration.ts";

const { d, h, m } = microsecondsPer;

test("without entries the base holds for ever", () => {
  const schedule = minimumSchedule([], 3);
  expect([schedule.at(5 * h), schedule.next(5 * h)]).toEqual([3, Number.POSITIVE_INFINITY]);
});

test("from each entry's instant on, until the next one's, around the week", () => {
  const schedule = minimumSchedule(
    [
      { cron: "0 8 * * MON-FRI", min: 6 },
      { cron: "30 19 * * *", min: 2 },
    ],
    1,
  );
  const at = (...moments: number[]) => moments.map((moment) => schedule.at(moment));
  expect(at(8 * h - 1, 8 * h, 19.5 * h - 1, 19.5 * h)).toEqual([2, 6, 6, 2]);
  expect(at(5 * d + 12 * h, 7 * d + 9 * h, -14 * h)).toEqual([2, 6, 2]); // Saturday; Monday; Sunday before, 10:00
  const next = (moment: number) => schedule.next(moment);
  expect([next(0), next(8 * h), next(19.5 * h)]).toEqual([8 * h, 19.5 * h, d + 8 * h]);
  expect([next(4 * d + 20 * h), next(-m)]).toEqual([5 * d + 19.5 * h, 8 * h]);
});

test("of two at once the later in the list counts", () => {
  const entries = [
    { cron: "@hourly", min: 2 },
    { cron: "0 12 * * *", min: 5 },
  ];
  expect(minimumSchedule(entries, 1).at(12.5 * h)).toBe(5);
  expect(minimumSchedule(entries.toReversed(), 1).at(12.5 * h)).toBe(2);
});

test("a cron line that cannot be read is refused", () => {
  expect(() => minimumSchedule([{ cron: "8 o'clock", min: 1 }], 1)).toThrow("five fields");
});
