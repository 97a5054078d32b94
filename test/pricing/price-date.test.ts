import { describe, expect, test } from "vitest";
import { firstDayOf, isPriceDate, lastDayOf, monthsBetween, yearBefore } from "../../src/pricing/price-date.ts";

describe("dates of prices", () => {
  test.each(["2026", "2026-02", "2026-02-28", "2024-02-29", "2000-02-29", "2026-12-31"])("%s is one", (date) => {
    expect(isPriceDate(date)).toBe(true);
  });

  test.each(["", "26", "2026-13", "2026-00", "2026-02-29", "1900-02-29", "2026-04-31", "2026-1-1", "2026-11-27T00"])(
    "%j is none",
    (date) => {
      expect(isPriceDate(date)).toBe(false);
    },
  );

  test("a year or a month begins with its first day and ends with its last", () => {
    expect(["2026", "2026-02", "2026-02-03"].map(firstDayOf)).toEqual(["2026-01-01", "2026-02-01", "2026-02-03"]);
    expect(["2026", "2026-02", "2024-02", "2026-04", "2026-02-03"].map(lastDayOf)).toEqual([
      "2026-12-31",
      "2026-02-28",
      "2024-02-29",
      "2026-04-30",
      "2026-02-03",
    ]);
  });

  test("months count when they are whole", () => {
    expect(monthsBetween("2025-01-31", "2025-02-28")).toBe(0);
    expect(monthsBetween("2025-01-15", "2025-02-15")).toBe(1);
    expect(monthsBetween("2024-07-01", "2026-11-21")).toBe(28);
  });

  test("a year before the last of February of a leap year is the 28th", () => {
    expect(yearBefore("2024-02-29")).toBe("2023-02-28");
    expect(yearBefore("2026-11-21")).toBe("2025-11-21");
  });
});
