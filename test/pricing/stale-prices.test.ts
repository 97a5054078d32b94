import { describe, expect, test } from "vitest";
import { rateCards } from "../../src/pricing/cards/index.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import { checkPrices } from "../../src/pricing/stale-prices.ts";

function cardOf(dates: readonly string[]) {
  return rateCard(
    "acme",
    "north",
    dates.map((effectiveDate, i) => {
      return { meter: "instanceHours", variant: `m${i}`, label: "a", price: 1, source: "a test", effectiveDate };
    }),
  );
}

const staleDates = (dates: readonly string[]) => checkPrices([cardOf(dates)])?.stale.map((one) => one.effectiveDate);

describe("prices that are older than a year", () => {
  test("count from the newest figure, and a year to the day is not older", () => {
    expect(staleDates(["2026-11-21", "2025-11-21", "2025-11-20", "2026-01-01"])).toEqual(["2025-11-20"]);
    const check = checkPrices([cardOf(["2026-11-21", "2025-11-20"])]);
    expect(check).toMatchObject({ newest: "2026-11-21", before: "2025-11-21", figures: 2, unconfirmed: 0 });
    expect(check?.stale).toEqual([
      {
        card: "acme",
        region: "north",
        variant: "m1",
        meter: "instanceHours",
        kind: "rate",
        effectiveDate: "2025-11-20",
        ageMonths: 12,
        source: "a test",
        confirmed: true,
      },
    ]);
  });

  test("a date without a day is as old as its last one", () => {
    // 2025-11 may mean 2025-11-30 and 2025 the last of December: neither is surely older than a year.
    expect(staleDates(["2026-11-21", "2025-11", "2025-10", "2025", "2024"])).toEqual(["2025-10", "2024"]);
  });

  test("as the newest it counts from its first day", () => {
    expect(checkPrices([cardOf(["2026", "2025-06-01"])])).toMatchObject({ newest: "2026-01-01", stale: [] });
    expect(staleDates(["2026-11", "2025-10-31", "2025-11-01"])).toEqual(["2025-10-31"]);
  });

  test("discounts and credits are figures too, and unconfirmed ones are counted", () => {
    const old = { source: "a test", effectiveDate: "2020-01-31", confirmed: false, variant: null } as const;
    const card = rateCard(
      "acme",
      "north",
      [{ meter: "instanceHours", label: "a", price: 1, source: "a test", effectiveDate: "2026-01-31" }],
      {
        discounts: [{ ...old, purchase: "spot", label: "spot", from: "instanceHours", share: 0.5 }],
        credits: [{ ...old, label: "free", meters: ["requests", "gbSeconds"], amount: 4 }],
      },
    );
    const check = checkPrices([card]);
    expect(check).toMatchObject({ figures: 3, unconfirmed: 2 });
    expect(check?.stale.map(({ kind, meter, variant, ageMonths }) => [kind, meter, variant, ageMonths])).toEqual([
      ["discount", "instanceHours", "spot", 72],
      ["credit", "requests, gbSeconds", null, 72],
    ]);
  });

  test("without figures there is nothing to say", () => {
    expect(checkPrices([])).toBeNull();
  });

  test("the shipped cards are counted wholly", () => {
    const figures = rateCards.flatMap(({ rates, discounts = [], credits = [] }) => [
      ...rates,
      ...discounts,
      ...credits,
    ]);
    const check = checkPrices(rateCards);
    expect(check?.figures).toBe(figures.length);
    expect(check?.unconfirmed).toBe(figures.filter(({ confirmed }) => !confirmed).length);
    expect(figures.some(({ effectiveDate }) => effectiveDate === check?.newest)).toBe(true);
  });
});
