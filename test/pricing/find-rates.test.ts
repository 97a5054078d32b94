import { describe, expect, test } from "vitest";
import { findRates } from "../../src/pricing/find-rates.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";

const origin = { source: "a test", effectiveDate: "2026-01-02" };

const cards = [
  rateCard("acme", "north", [
    { meter: "requests", label: "Requests", price: 3, free: 10, ...origin },
    { meter: "instanceHours", label: "big", variant: "m1.big", price: 20, ...origin },
    { meter: "instanceHours", label: "small", variant: "m1.small", price: 10, ...origin },
    { meter: "instanceHours", label: "smaller", variant: "m1.smaller", price: 5, ...origin },
    { meter: "instanceHours", label: "other", variant: "z9.other", price: 4, ...origin },
  ]),
  rateCard("acme", "south", [
    { meter: "requests", label: "Requests", price: 4, ...origin },
    { meter: "instanceHours", label: "big", variant: "m1.big", price: 21, ...origin },
    { meter: "lbHours", label: "Balancer", price: 1, ...origin },
  ]),
];

function need(given: Partial<PriceNeed>): PriceNeed {
  return { card: "acme", region: "north", variant: null, meters: ["requests"], ...given };
}

const find = (needs: readonly PriceNeed[], overrides: Readonly<Record<string, number>> = {}) =>
  findRates(needs, overrides, cards);

describe("finding rates", () => {
  test("an override leaves what a fee includes, and takes the place of every tier that costs something", () => {
    const workers = { card: "cloudflare-workers", region: "global", variant: "paid", meters: ["requests"] } as const;
    const { rates } = findRates([workers], { requests: 0.001 });
    expect(rates[0]!.tiers).toEqual([
      { upTo: 10_000_000, price: 0 },
      { upTo: null, price: 0.001 },
    ]);
  });

  test("takes the rate of the need's region and variant, else the card's only one", () => {
    const { rates, missing } = find([
      need({ region: "south", variant: "m1.big", meters: ["instanceHours", "requests"] }),
    ]);
    expect(missing).toEqual([]);
    expect(rates.map(({ label, region, tiers }) => [label, region, tiers[0]?.price])).toEqual([
      ["big", "south", 21],
      ["Requests", "south", 4],
    ]);
    expect(rates[0]).not.toHaveProperty("variant");
  });

  test("prices a meter once, in the order of the needs", () => {
    const { rates } = find([
      need({ meters: ["lbHours", "requests"], region: "south" }),
      need({ meters: ["requests"], region: "south" }),
    ]);
    expect(rates.map(({ meter }) => meter)).toEqual(["lbHours", "requests"]);
  });

  test("names the regions that have a price this one lacks", () => {
    const { rates, missing } = find([need({ meters: ["lbHours"] })]);
    expect(rates).toEqual([]);
    expect(missing).toEqual([
      {
        card: "acme",
        region: "north",
        meter: "lbHours",
        variant: null,
        from: "lbHours",
        regions: ["south"],
        nearestVariants: [],
      },
    ]);
  });

  test("names the nearest variants of a misspelt one, at most three", () => {
    const { missing } = find([need({ variant: "m1.smal", meters: ["instanceHours"] })]);
    expect(missing).toEqual([
      {
        card: "acme",
        region: "north",
        meter: "instanceHours",
        from: "instanceHours",
        variant: "m1.smal",
        regions: [],
        nearestVariants: ["m1.small", "m1.smaller", "m1.big"],
      },
    ]);
  });

  test("reports each price that is missing, on unknown cards and regions too", () => {
    const { missing } = find([
      need({ card: "nobody" }),
      need({ region: "moon", variant: "m1.big", meters: ["instanceHours"] }),
    ]);
    expect(missing.map(({ card, meter, regions }) => [card, meter, regions])).toEqual([
      ["nobody", "requests", []],
      ["acme", "instanceHours", ["north", "south"]],
    ]);
  });
});

describe("a price of the scenario's own", () => {
  test("replaces the tiers and keeps label and free tier", () => {
    const { rates } = find([need({})], { requests: 7 });
    expect(rates).toEqual([
      {
        meter: "requests",
        label: "Requests",
        region: "north",
        tiers: [{ upTo: null, price: 7 }],
        free: 10,
        source: "scenario",
        effectiveDate: "",
        confirmed: true,
        setBy: "user",
      },
    ]);
  });

  test("may be zero, and may stand where no card has a price", () => {
    const { rates, missing } = find([need({ region: "moon", meters: ["egressGb"] })], { egressGb: 0 });
    expect(missing).toEqual([]);
    expect(rates.map(({ label, region, tiers }) => [label, region, tiers])).toEqual([
      ["Internet egress", "moon", [{ upTo: null, price: 0 }]],
    ]);
  });

  test("is reported where nothing uses it", () => {
    expect(find([need({})], { requests: 1, lcuHours: 2, wheels: 3 }).unusedOverrides).toEqual(["lcuHours", "wheels"]);
  });

  test("is never read from the prototype", () => {
    expect(find([need({ meters: ["lbHours"] })], Object.create({ lbHours: 1 })).missing).toHaveLength(1);
  });
});

describe("a price that the candidate's settings say", () => {
  const own = { label: "Server", price: 0.05, working: "36.5 USD / 730 h a month" };
  const hours = need({ card: "nobody", meters: ["instanceHours"], own });

  test("needs no card, and is the user's", () => {
    const { rates, missing } = find([hours]);
    expect(missing).toEqual([]);
    expect(rates).toMatchObject([
      { ...{ label: "Server", working: own.working, free: 0 }, tiers: [{ upTo: null, price: 0.05 }], setBy: "user" },
    ]);
  });

  test("comes before a card's, and after an override", () => {
    const here = { ...hours, card: "acme", variant: "m1.big" };
    expect(find([here]).rates[0]?.tiers[0]?.price).toBe(0.05);
    expect(find([here], { instanceHours: 7 }).rates[0]?.tiers[0]?.price).toBe(7);
  });
});

describe("machines under containers", () => {
  const node = (card: string, region: string, variant: string, purchase?: string): PriceNeed => {
    return { card, region, variant, meters: ["nodeHours"], ...(purchase === undefined ? {} : { purchase }) };
  };

  test.each([
    ["aws-ec2", "us-east-1", "m7g.large", undefined, 0.0816],
    ["aws-ec2", "us-east-1", "t3.medium", "reserved-1y", 0.0261], // listed for committedHours
    ["aws-ec2", "us-east-1", "m7g.large", "reserved-1y", 0.0816 * (1 - 0.34)],
    ["azure-vm", "westeurope", "D2s_v5", undefined, 0.115],
    ["azure-vm", "westeurope", "D2s_v5", "spot", 0.021252], // listed for instanceHours
    ["gcp-compute-engine", "us-central1", "e2-standard-2", undefined, 0.06701142],
    ["gcp-compute-engine", "us-central1", "e2-standard-2", "committed-use-3y", 0.06701142 * (1 - 0.55)],
  ])("on %s in %s, %s (%s), cost what the machine costs", (card, region, variant, purchase, price) => {
    const { rates, missing } = findRates([node(card, region, variant, purchase)], {});
    expect(missing).toEqual([]);
    expect(rates.map(({ meter, tiers }) => [meter, tiers])).toEqual([["nodeHours", [{ upTo: null, price }]]]);
  });

  test("have a price of their own where a card lists one", () => {
    const machine = { label: "big", variant: "m1.big", ...origin };
    const card = rateCard("acme", "north", [
      { meter: "instanceHours", price: 20, ...machine },
      { meter: "nodeHours", price: 19, ...machine },
    ]);
    expect(findRates([node("acme", "north", "m1.big")], {}, [card]).rates[0]?.tiers[0]?.price).toBe(19);
  });

  test("are missing where the machine is, with what is near", () => {
    expect(find([node("acme", "north", "m1.smal")]).missing).toEqual([
      {
        card: "acme",
        region: "north",
        meter: "nodeHours",
        from: "nodeHours",
        variant: "m1.smal",
        regions: [],
        nearestVariants: ["m1.small", "m1.smaller", "m1.big"],
      },
    ]);
  });

  test("stand beside machines in one bill, each with its own price", () => {
    const { rates } = find([
      need({ variant: "m1.big", meters: ["instanceHours"] }),
      need({ variant: "m1.small", meters: ["nodeHours"] }),
    ]);
    expect(rates.map(({ meter, tiers }) => [meter, tiers[0]?.price])).toEqual([
      ["instanceHours", 20],
      ["nodeHours", 10],
    ]);
  });
});

test("without cards of its own, the search goes through the rate cards", () => {
  const { rates } = findRates(
    [need({ card: "aws-ec2", region: "us-east-1", variant: "m7g.large", meters: ["instanceHours"] })],
    {},
  );
  expect(rates.map(({ tiers }) => tiers)).toEqual([[{ upTo: null, price: 0.0816 }]]);
});
