import { describe, expect, test } from "vitest";
import { bill } from "../../src/pricing/bill.ts";
import { rateCards } from "../../src/pricing/cards/index.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";

const origin = { source: "a test", effectiveDate: "2026-01-02" };
const off = (purchase: string, share: number, variant: string | null = null) => {
  return {
    purchase,
    variant,
    label: `by ${purchase}`,
    from: "instanceHours",
    share,
    confirmed: false,
    ...origin,
  } as const;
};

const cards = [
  rateCard(
    "acme",
    "north",
    [
      { meter: "instanceHours", label: "big", variant: "m1.big", price: 20, ...origin },
      { meter: "instanceHours", label: "small", variant: "m1.small", price: 10, ...origin },
      { meter: "committedHours", label: "big, listed", variant: "m1.big", purchase: "year", price: 13, ...origin },
    ],
    { discounts: [off("year", 0.25), off("spot", 0.5), off("spot", 0.75, "m1.small")] },
  ),
  rateCard("acme", "south", [{ meter: "instanceHours", label: "big", variant: "m1.big", price: 24, ...origin }]),
];

const committed = (variant: string, region = "north"): readonly PriceNeed[] => [
  { card: "acme", region, variant, purchase: "year", meters: ["committedHours"] },
  { card: "acme", region, variant, meters: ["instanceHours"] },
];
const spot = (variant: string, region = "north"): readonly PriceNeed[] => [
  { card: "acme", region, variant, purchase: "spot", meters: ["instanceHours"] },
];
const find = (needs: readonly PriceNeed[], overrides: Readonly<Record<string, number>> = {}) => {
  const { rates, missing, unusedOverrides } = findRates(needs, overrides, cards);
  return { prices: rates.map(({ meter, tiers }) => [meter, tiers[0]?.price]), rates, missing, unusedOverrides };
};

describe("the price of a way of buying", () => {
  test("is the listed one where there is one, else on demand less the discount", () => {
    expect(find(committed("m1.big")).prices).toEqual([
      ["committedHours", 13],
      ["instanceHours", 20],
    ]);
    expect(find(committed("m1.small")).prices).toEqual([
      ["committedHours", 7.5],
      ["instanceHours", 10],
    ]);
  });

  test("takes the variant's own discount before the one for all", () => {
    expect(find(spot("m1.big")).prices).toEqual([["instanceHours", 10]]);
    expect(find(spot("m1.small")).prices).toEqual([["instanceHours", 2.5]]);
  });

  test("says how it was worked out, and is not confirmed", () => {
    expect(find(spot("m1.small")).rates[0]).toEqual({
      meter: "instanceHours",
      label: "m1.small, by spot",
      region: "north",
      tiers: [{ upTo: null, price: 2.5 }],
      free: 0,
      source: "75 % off on demand: a test",
      effectiveDate: "2026-01-02",
      confirmed: false,
      setBy: "card",
      working: "10 USD less 75 %",
    });
  });

  test("follows the scenario's own price on demand, and gives way to its own", () => {
    expect(find(committed("m1.small"), { instanceHours: 8 }).prices).toEqual([
      ["committedHours", 6],
      ["instanceHours", 8],
    ]);
    expect(find(committed("m1.small"), { committedHours: 5 }).prices).toEqual([
      ["committedHours", 5],
      ["instanceHours", 10],
    ]);
    expect(find(spot("m1.small"), { instanceHours: 3 }).prices).toEqual([["instanceHours", 3]]);
    expect(find(committed("m1.small"), { instanceHours: 8, committedHours: 5 }).unusedOverrides).toEqual([]);
  });

  test("is missing where nothing is known to take it off, with the regions that have that", () => {
    const { prices, missing } = find(committed("m1.big", "moon"));
    expect(prices).toEqual([]);
    expect(missing.map(({ meter, regions }) => [meter, regions])).toEqual([
      ["committedHours", ["north", "south"]],
      ["instanceHours", ["north", "south"]],
    ]);
    expect(find(spot("m1.big", "moon")).missing).toHaveLength(1);
    // On demand is the scenario's own: the discounts of the first region hold for it.
    expect(find(committed("m1.big", "moon"), { instanceHours: 40 }).prices).toEqual([
      ["committedHours", 30],
      ["instanceHours", 40],
    ]);
  });
});

describe("AWS EC2, us-east-1, as the facts list it", () => {
  const priceOf = (variant: string, purchase: string, region = "us-east-1") => {
    const meter = purchase === "spot" ? "instanceHours" : "committedHours";
    return findRates([{ card: "aws-ec2", region, variant, purchase, meters: [meter] }], {}).rates[0]!;
  };

  test.each([
    ["m7g.large", "reserved-1y", 0.0816 * 0.66],
    ["m7g.large", "reserved-3y", 0.0816 * 0.45],
    ["m7g.large", "savings-plan-1y", 0.0816 * 0.81],
    ["m7g.large", "savings-plan-3y", 0.0816 * 0.5],
    ["m7g.large", "spot", 0.0816 * 0.36],
    ["c7g.large", "spot", 0.0725 * 0.51],
    ["m7g.xlarge", "spot", 0.1632 * 0.34], // the region's median
  ])("%s, %s", (type, purchase, price) => {
    const rate = priceOf(type, purchase);
    expect(rate.tiers[0]?.price).toBeCloseTo(price, 12);
    expect(rate.confirmed).toBe(false);
    expect(rate.source).toMatch(/no source/);
  });

  test("eu-west-1 has its own median", () => {
    expect(priceOf("m5.large", "spot", "eu-west-1").tiers[0]?.price).toBeCloseTo(0.107 * 0.45, 12);
  });

  test("t3.medium is listed at AWS's own price, which the month of 730 h shows: 19.05 and 13.14 USD", () => {
    for (const [purchase, month] of [
      ["reserved-1y", 19.05],
      ["reserved-3y", 13.14],
    ] as const) {
      const rate = priceOf("t3.medium", purchase);
      expect(rate.confirmed).toBe(true);
      expect(rate.tiers[0]!.price * 730).toBeCloseTo(month, 2);
    }
  });

  test("a commitment of two and an hour on demand are two lines, with their working", () => {
    const needs: readonly PriceNeed[] = [
      {
        card: "aws-ec2",
        region: "us-east-1",
        variant: "m5.large",
        purchase: "reserved-1y",
        meters: ["committedHours"],
      },
      { card: "aws-ec2", region: "us-east-1", variant: "m5.large", meters: ["instanceHours"] },
    ];
    const { lines } = bill({ committedHours: 1460, instanceHours: 1 }, findRates(needs, {}).rates, { freeTier: 0 });
    expect(lines.map(({ label, amount }) => [label, amount.toFixed(4)])).toEqual([
      ["m5.large, reserved for 1 year", "92.5056"], // 1460 x 0.096 x 0.66
      ["m5.large, on demand", "0.0960"],
    ]);
    expect(lines[0]?.formula).toBe("1,460 h x 0.06336 USD (0.096 USD less 34 %)");
  });
});

const spotOf = (card: string, region: string, variant: string, meters: PriceNeed["meters"]) =>
  findRates([{ card, region, variant, purchase: "spot", meters }], {}).rates;

describe("other ways of buying", () => {
  test("Fargate spot takes as much off vCPU as off memory, each from its own price", () => {
    const found = spotOf("aws-fargate", "us-east-1", "x86_64", ["vcpuHours", "memoryGbHours"]);
    expect(found.map(({ label, tiers }) => [label, tiers[0]?.price.toFixed(6)])).toEqual([
      ["x86_64, vCPU, spot", "0.013358"], // 0.04048 x 0.33
      ["x86_64, memory, spot", "0.001467"], // 0.004445 x 0.33
    ]);
    expect(found.map(({ confirmed }) => confirmed)).toEqual([false, false]);
  });

  test("a commitment to Cloud Run prices each of its meters from the one on demand", () => {
    const committed = (variant: string, years: 1 | 3) => {
      const place = { card: "gcp-cloud-run", region: "us-central1", variant, purchase: `committed-use-${years}y` };
      const { rates } = findRates([{ ...place, meters: ["committedVcpuSeconds", "committedMemoryGbSeconds"] }], {});
      return rates.map(({ tiers }) => Number(tiers[0]!.price.toPrecision(10)));
    };
    expect(committed("request-based", 1)).toEqual([0.00001992, 0.000002075]); // 0.000024 and 0.0000025, less 17 %
    expect(committed("request-based", 3)).toEqual([0.00001992, 0.000002075]);
    expect(committed("instance-based", 1)).toEqual([0.00001296, 0.00000144]); // 0.000018 and 0.000002, less 28 %
    expect(committed("instance-based", 3)).toEqual([0.00000972, 0.00000108]); // less 46 %
  });

  test("Compute Engine: spot of a size that is not listed follows its family", () => {
    const priceOf = (type: string, region = "us-central1") =>
      spotOf("gcp-compute-engine", region, type, ["instanceHours"])[0]?.tiers[0]?.price;
    expect(priceOf("c3-standard-4")).toBeCloseTo(0.037088, 6); // half of c3-standard-8's 0.074176
    expect(priceOf("e2-standard-4")).toBeCloseTo(2 * 0.026792, 6);
    expect(priceOf("e2-standard-2", "europe-west1")).toBeCloseTo((0.07371546 * 0.026792) / 0.06701142, 6);
    expect(priceOf("n2-standard-2")).toBeCloseTo(0.09712 * 0.4, 12); // nothing is listed for N2
  });

  test("Azure: spot takes a tenth off burstable sizes, as off those that West Europe lists", () => {
    const priceOf = (size: string, region: string) => spotOf("azure-vm", region, size, ["instanceHours"])[0];
    expect(priceOf("B2s", "westeurope")?.tiers[0]?.price).toBeCloseTo(0.0432, 12); // 0.048 less 10 %
    expect(priceOf("B2s", "eastus")).toMatchObject({ confirmed: false, working: "0.0416 USD less 10 %" });
    expect(priceOf("D8s_v5", "eastus")?.tiers[0]?.price).toBeCloseTo(0.384 * 0.185, 12);
  });

  test("a listed spot price comes before the default, on Azure and on Compute Engine", () => {
    expect(spotOf("azure-vm", "westeurope", "D2s_v5", ["instanceHours"])[0]?.tiers[0]?.price).toBe(0.021252);
    expect(spotOf("azure-vm", "eastus", "D2s_v5", ["instanceHours"])[0]).toMatchObject({ confirmed: false });
    expect(spotOf("gcp-compute-engine", "us-central1", "c3-standard-8", ["instanceHours"])[0]).toMatchObject({
      tiers: [{ upTo: null, price: 0.074176 }],
      confirmed: true,
    });
  });

  test("sustained use of a family that has no discount is missing, not free and not full price", () => {
    const quarter = (variant: string): PriceNeed => ({
      card: "gcp-compute-engine",
      region: "us-central1",
      variant,
      purchase: "sustained-use-2nd-quarter",
      meters: ["instanceHours25to50"],
    });
    expect(findRates([quarter("n2-standard-8")], {}).missing).toEqual([]);
    expect(findRates([quarter("e2-standard-2")], {}).missing).toHaveLength(1);
    expect(findRates([quarter("c3-standard-8")], {}).missing).toHaveLength(1);
  });

  test("is a default where the price that it is taken off is one", () => {
    const sure = { ...off("year", 0.25), confirmed: true };
    const rate = { meter: "instanceHours", label: "big", variant: "m1.big", price: 20, ...origin } as const;
    const confirmedOf = (confirmed: boolean, own: Readonly<Record<string, number>> = {}) => {
      const card = rateCard("acme", "north", [{ ...rate, confirmed }], { discounts: [sure] });
      return findRates([committed("m1.big")[0]!], own, [card]).rates[0]?.confirmed;
    };
    expect(confirmedOf(true)).toBe(true);
    expect(confirmedOf(false)).toBe(false);
    expect(confirmedOf(false, { instanceHours: 8 })).toBe(true);
  });
});

const everyDiscount = rateCards.flatMap(({ name, region, discounts = [] }) =>
  discounts.map((discount) => ({ name: `${name} ${region} ${discount.purchase} ${discount.variant ?? ""}`, discount })),
);

test.each(everyDiscount)("$name has a share, a source and a date", ({ discount }) => {
  expect(discount.share).toBeGreaterThan(0);
  expect(discount.share).toBeLessThan(1);
  expect(discount.source.length).toBeGreaterThan(10);
  expect(discount.effectiveDate).toMatch(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
  // One without a source says so, and no other.
  expect(/no source/.test(discount.source)).toBe(!discount.confirmed);
});
