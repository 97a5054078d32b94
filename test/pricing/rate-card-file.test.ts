import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rateCards } from "../../src/pricing/cards/index.ts";
import type { RateCard } from "../../src/pricing/rate.ts";
import { parseRateCardFile, rateCardFileText } from "../../src/pricing/rate-card-file.ts";

describe("a card file", () => {
  test("of any shipped cards gives the same cards back", () => {
    fc.assert(
      fc.property(fc.subarray([...rateCards], { minLength: 1 }), (cards) => {
        expect(parseRateCardFile(rateCardFileText(cards))).toEqual({ cards });
      }),
      { numRuns: 20 },
    );
    for (const card of rateCards) expect(parseRateCardFile(rateCardFileText([card]))).toEqual({ cards: [card] });
  });

  test.each([
    ['{"offerCode": "AmazonECS", "products": {}}', "an AWS offer file", "aws"],
    ['{"Items": [], "BillingCurrency": "USD"}', "a page of Azure's Retail Prices", "azure"],
    ['{"skus": []}', "a page of Google's Cloud Billing catalogue", "gcp"],
  ])("is not the price list it is made from: %s", (text, words, provider) => {
    const fault = `it is ${words} and no card file: evenpoint prices import ${provider} makes one of it`;
    expect(parseRateCardFile(text)).toEqual({ faults: [fault] });
  });

  test("has no price of which a bill could become infinite", () => {
    const text = (price: string) => `{"name": "acme", "region": "north", "currency": "USD", "rates": [
      {"meter": "requests", "label": "R", "tiers": [{"upTo": null, "price": ${price}}], "source": "s", "effectiveDate": "2026"}]}`;
    expect(parseRateCardFile(text("1e9"))).toHaveProperty("cards");
    expect(parseRateCardFile(text("1e308"))).toEqual({
      faults: ["rates[0].tiers[0].price: 1e+308 must be a number from 0 to 1,000,000,000: USD per unit of the meter"],
    });
  });

  test("keeps the arithmetic behind a price", () => {
    const [card] = rateCards;
    const worked: RateCard = { ...card!, rates: card!.rates.map((rate) => ({ ...rate, working: "2 x 3 USD" })) };
    expect(parseRateCardFile(rateCardFileText([worked]))).toEqual({ cards: [worked] });
  });

  test("needs no more than meter, label, tiers, source and date of a rate", () => {
    const text = `{"name": "acme", "region": "north", "currency": "USD", "rates": [
      {"meter": "requests", "label": "Requests", "tiers": [{"upTo": null, "price": 1}], "source": "invoice", "effectiveDate": "2026-11"}]}`;
    const outcome = parseRateCardFile(text);
    expect("cards" in outcome && outcome.cards[0]?.rates).toEqual([
      {
        meter: "requests",
        label: "Requests",
        region: "north",
        variant: null,
        tiers: [{ upTo: null, price: 1 }],
        free: 0,
        source: "invoice",
        effectiveDate: "2026-11",
        confirmed: true,
        setBy: "card",
      },
    ]);
  });
});

const rate = {
  meter: "requests",
  label: "Requests",
  tiers: [{ upTo: null, price: 1 }],
  source: "invoice",
  effectiveDate: "2026-11",
};

function faultsOf(change: Readonly<Record<string, unknown>>, card: Readonly<Record<string, unknown>> = {}) {
  const text = JSON.stringify({
    name: "acme",
    region: "north",
    currency: "USD",
    rates: [{ ...rate, ...change }],
    ...card,
  });
  const outcome = parseRateCardFile(text);
  return "faults" in outcome ? outcome.faults : [];
}

describe("a mistake in a card file is one sentence", () => {
  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ meter: "request" }, 'rates[0].meter: "request" is no meter; did you mean "requests"?'],
    [{ meter: undefined }, "rates[0].meter is missing"],
    [
      { tiers: [{ upTo: null, price: -1 }] },
      "rates[0].tiers[0].price: -1 must be a number from 0 to 1,000,000,000: USD per unit of the meter",
    ],
    [
      { tiers: [{ upTo: null, price: "0.1" }] },
      'rates[0].tiers[0].price: "0.1" must be a number from 0 to 1,000,000,000: USD per unit of the meter',
    ],
    [{ tiers: [] }, "rates[0].tiers: must have at least one tier"],
    [{ price: 3 }, 'rates[0]: unknown key "price"'],
    [{ varient: "arm64" }, 'rates[0]: unknown key "varient"; did you mean "variant"?'],
    [
      { effectiveDate: "27.11.2026" },
      'rates[0].effectiveDate: "27.11.2026" is no date; write YYYY, YYYY-MM or YYYY-MM-DD, such as 2026-11-27',
    ],
    [
      { effectiveDate: "2026-02-30" },
      'rates[0].effectiveDate: "2026-02-30" is no date; write YYYY, YYYY-MM or YYYY-MM-DD, such as 2026-11-27',
    ],
    [{ source: "" }, 'rates[0].source: "" must be text of 1 to 500 characters: where the figure comes from'],
    [{ free: -5 }, "rates[0].free: -5 must be a number of at least 0: units a month that cost nothing"],
    [{ tiers: [{ upTo: 10, price: 1 }] }, "rates[0].tiers[0].upTo: 10 ends the last tier, which has upTo: null"],
    [
      {
        tiers: [
          { upTo: null, price: 1 },
          { upTo: null, price: 2 },
        ],
      },
      "rates[0].tiers[0].upTo: null has no end, so that the tiers after it are never reached",
    ],
    [
      {
        tiers: [
          { upTo: 10, price: 1 },
          { upTo: 10, price: 2 },
          { upTo: null, price: 3 },
        ],
      },
      "rates[0].tiers[1].upTo: 10 is not above 10, where the tier before it ends",
    ],
  ])("%j", (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  test("a price without bounds is no number that JSON can hold", () => {
    const text = JSON.stringify({ name: "acme", region: "north", currency: "USD", rates: [rate] });
    const outcome = parseRateCardFile(text.replace('"price":1', '"price":1e999'));
    expect("faults" in outcome && outcome.faults).toHaveLength(1);
  });

  test("another currency, a price twice, and no card at all", () => {
    expect(faultsOf({}, { currency: "EUR" })).toEqual([
      'currency: "EUR" must be USD: cards are in US dollars, and evenpoint knows no rate of exchange',
    ]);
    expect(faultsOf({}, { rates: [rate, { ...rate, variant: "arm64" }, rate] })).toEqual([
      "rates[2]: requests has a price already, in rates[0]",
    ]);
    expect(faultsOf({}, { rates: [] })).toEqual(["rates: must have at least one rate"]);
    expect(parseRateCardFile("[]")).toEqual({ faults: ["a card file holds one card, or several as {cards: [...]}"] });
    expect(parseRateCardFile('{"cards": [{}]}')).toMatchObject({
      faults: expect.arrayContaining([expect.stringMatching(/^cards\[0\]\.name is missing: it must be text/)]),
    });
  });
});
