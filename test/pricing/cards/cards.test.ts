import { describe, expect, test } from "vitest";
import { rateCards } from "../../../src/pricing/cards/index.ts";
import { meters } from "../../../src/usage/meter.ts";

const everyRate = rateCards.flatMap((card) =>
  card.rates.map((rate) => ({
    name: `${card.name} ${card.region} ${rate.meter} ${rate.variant ?? ""} ${rate.purchase ?? ""}`.trim(),
    card,
    rate,
  })),
);

describe("every rate of every card", () => {
  test("is there once", () => {
    const names = everyRate.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(everyRate)("$name has region, label, source and date", ({ card, rate }) => {
    expect(rate.region).toBe(card.region);
    expect(rate.setBy).toBe("card");
    expect(rate.label).not.toBe("");
    expect(rate.source.length).toBeGreaterThan(10);
    expect(rate.effectiveDate).toMatch(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
    expect(meters).toHaveProperty(rate.meter);
  });

  test.each(everyRate)(
    "$name has rising tiers at falling prices, the last without end",
    ({ rate: { tiers, free } }) => {
      const ends = tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY);
      expect(ends.at(-1)).toBe(Number.POSITIVE_INFINITY);
      expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
      const all = tiers.map(({ price }) => price);
      const prices = all[0] === 0 ? all.slice(1) : all; // what comes with a fee, or with a plan that costs nothing
      expect(prices).toEqual([...new Set(prices)].sort((a, b) => b - a));
      for (const price of prices) expect(price).toBeGreaterThan(0);
      expect(free).toBeGreaterThanOrEqual(0);
    },
  );

  test("without a source says so", () => {
    const unconfirmed = everyRate.filter(({ rate }) => !rate.confirmed);
    expect(unconfirmed.length).toBeGreaterThan(0);
    for (const { rate } of unconfirmed) expect(rate.source).toMatch(/no source|another source says/);
    const confirmed = everyRate.filter(({ rate }) => rate.confirmed);
    for (const { rate } of confirmed) expect(rate.source).not.toMatch(/no source|memory/);
  });
});

const everyCredit = rateCards.flatMap(({ name, region, rates, credits = [] }) =>
  credits.map((credit) => ({ name: `${name} ${region} ${credit.meters.join(" and ")}`, rates, credit })),
);

describe("every credit of every card", () => {
  test.each(everyCredit)("$name has an amount, a source and a date", ({ credit }) => {
    expect(credit.amount).toBeGreaterThan(0);
    expect(credit.label).not.toBe("");
    expect(credit.source.length).toBeGreaterThan(10);
    expect(credit.effectiveDate).toMatch(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
    expect(/no source/.test(credit.source)).toBe(!credit.confirmed);
  });

  test.each(everyCredit)("$name pays for what the card prices, and is not shared by another credit", (of) => {
    const { rates, credit } = of;
    for (const meter of credit.meters) {
      const priced = rates.filter((rate) => rate.meter === meter);
      expect(priced.some(({ variant }) => (credit.variant ?? variant) === variant)).toBe(true);
    }
    expect(new Set(credit.meters).size).toBe(credit.meters.length);
  });
});
