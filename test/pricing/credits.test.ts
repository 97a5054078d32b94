import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineItemSchema } from "../../src/analysis/result.ts";
import { bill } from "../../src/pricing/bill.ts";
import type { Credit } from "../../src/pricing/credit.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";

const origin = { source: "a test", effectiveDate: "2026-01-02" };
const credit: Credit = {
  label: "gift",
  meters: ["vcpuSeconds", "idleVcpuSeconds"],
  variant: null,
  amount: 10,
  confirmed: true,
  ...origin,
};
const card = rateCard(
  "acme",
  "north",
  [
    { meter: "vcpuSeconds", label: "Busy", price: 3, ...origin },
    { meter: "idleVcpuSeconds", label: "Idle", price: 1, ...origin },
    { meter: "requests", label: "Requests", price: 2, ...origin },
  ],
  { credits: [credit] },
);
const need: PriceNeed = {
  card: "acme",
  region: "north",
  variant: null,
  meters: ["vcpuSeconds", "idleVcpuSeconds", "requests"],
};
const { rates } = findRates([need], {}, [card]);

const linesOf = (usage: Parameters<typeof bill>[0], freeTier: number) =>
  bill(usage, rates, { freeTier }).lines.map(({ label, meter, quantity, unit, price, amount }) => {
    return [label, meter, quantity, unit, price, amount];
  });

describe("a credit", () => {
  test("pays after all charges, for each of its meters in proportion", () => {
    // 3 x 8 + 1 x 16 = 40 USD of charges it may pay for; 10 USD are a quarter of them.
    expect(linesOf({ vcpuSeconds: 8, idleVcpuSeconds: 16, requests: 5 }, 1)).toEqual([
      ["Busy", "vcpuSeconds", 8, "vCPU-s", 3, 24],
      ["Idle", "idleVcpuSeconds", 16, "vCPU-s", 1, 16],
      ["Requests", "requests", 5, "requests", 2, 10],
      ["Busy, gift", "vcpuSeconds", -6, "USD", 1, -6],
      ["Idle, gift", "idleVcpuSeconds", -4, "USD", 1, -4],
    ]);
  });

  test("shows what it paid, its amount, its source and its date, in a line that the result takes", () => {
    const line = bill({ vcpuSeconds: 8, idleVcpuSeconds: 16 }, rates, { freeTier: 1 }).lines.at(-1);
    expect(line).toMatchObject({ formula: "4 USD paid by the gift of 10 USD a month", ...origin });
    expect(lineItemSchema.parse(line)).toEqual(line);
  });

  test("never pays more than what it may pay for", () => {
    expect(linesOf({ vcpuSeconds: 2, requests: 5 }, 1)).toEqual([
      ["Busy", "vcpuSeconds", 2, "vCPU-s", 3, 6],
      ["Requests", "requests", 5, "requests", 2, 10],
      ["Busy, gift", "vcpuSeconds", -6, "USD", 1, -6],
    ]);
    expect(linesOf({ requests: 5 }, 1)).toEqual([["Requests", "requests", 5, "requests", 2, 10]]);
  });

  test("pays the share that is ours, and nothing where none is", () => {
    expect(linesOf({ vcpuSeconds: 8 }, 0.4).at(-1)).toEqual(["Busy, gift", "vcpuSeconds", -4, "USD", 1, -4]);
    expect(linesOf({ vcpuSeconds: 8 }, 0)).toHaveLength(1);
  });

  test("is one amount though its rates were copied", () => {
    const copies = JSON.parse(JSON.stringify(rates)) as typeof rates;
    const usage = { vcpuSeconds: 8, idleVcpuSeconds: 16 };
    expect(bill(usage, copies, { freeTier: 1 })).toEqual(bill(usage, rates, { freeTier: 1 }));
  });

  test("stays where the scenario has a price of its own, as free units do", () => {
    const own = findRates([need], { vcpuSeconds: 100 }, [card]).rates;
    expect(bill({ vcpuSeconds: 1 }, own, { freeTier: 1 }).total).toBe(90);
  });

  test("of one variant pays for no other", () => {
    const cluster = (variant: string) => {
      const zonal = { ...credit, meters: ["clusterHours" as const], variant: "zonal" };
      const fee = { meter: "clusterHours", label: "Cluster", price: 1, ...origin } as const;
      const both = [
        { ...fee, variant: "zonal" },
        { ...fee, variant: "regional" },
      ];
      const found = findRates([{ ...need, variant, meters: ["clusterHours"] }], {}, [
        rateCard("acme", "north", both, { credits: [zonal] }),
      ]);
      return bill({ clusterHours: 100 }, found.rates, { freeTier: 1 }).total;
    };
    expect([cluster("zonal"), cluster("regional")]).toEqual([90, 100]);
  });

  test("pays neither for a commitment nor in a region whose card grants none", () => {
    const south = rateCard(
      "acme",
      "south",
      card.rates.map(({ meter, label }) => ({ meter, label, price: 1, ...origin })),
    );
    const found = findRates([{ ...need, region: "south" }], {}, [card, south]).rates;
    expect(found.filter((rate) => rate.credit !== undefined)).toEqual([]);
    const committed = findRates(
      [
        {
          card: "gcp-cloud-run",
          region: "us-central1",
          variant: "request-based",
          purchase: "committed-use-1y",
          meters: ["committedVcpuSeconds"],
        },
      ],
      {},
    ).rates;
    expect(committed.map((rate) => rate.credit)).toEqual([undefined]);
  });
});

describe("on Cloud Run, whatever is used", () => {
  const run = findRates(
    [
      {
        card: "gcp-cloud-run",
        region: "europe-west2",
        variant: "request-based",
        meters: ["requests", "vcpuSeconds", "memoryGbSeconds", "idleVcpuSeconds", "idleMemoryGbSeconds"],
      },
    ],
    {},
  ).rates;
  const quantity = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e7, noNaN: true }));
  const anyUsage = fc.record({
    requests: quantity,
    vcpuSeconds: quantity,
    memoryGbSeconds: quantity,
    idleVcpuSeconds: quantity,
    idleMemoryGbSeconds: quantity,
  });
  const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

  test("no meter is paid beyond its charges, nor more than the share of 4.32 and 0.90 USD", () => {
    fc.assert(
      fc.property(anyUsage, anyShare, (usage, freeTier) => {
        const { lines, total } = bill(usage, run, { freeTier });
        const sum = (of: readonly string[], paid: boolean) =>
          lines
            .filter(({ meter, amount }) => of.includes(meter) && amount < 0 === paid)
            .reduce((all, { amount }) => all + amount, 0);
        const rounding = 1e-9;
        for (const { meter } of run) expect(sum([meter], true) + sum([meter], false)).toBeGreaterThan(-rounding);
        const cpu = -sum(["vcpuSeconds", "idleVcpuSeconds"], true);
        const memory = -sum(["memoryGbSeconds", "idleMemoryGbSeconds"], true);
        expect(cpu).toBeLessThan(4.32 * freeTier + rounding);
        expect(memory).toBeLessThan(0.9 * freeTier + rounding);
        const charged = (of: readonly string[]) => sum(of, false);
        expect(cpu).toBeCloseTo(Math.min(4.32 * freeTier, charged(["vcpuSeconds", "idleVcpuSeconds"])), 9);
        expect(memory).toBeCloseTo(Math.min(0.9 * freeTier, charged(["memoryGbSeconds", "idleMemoryGbSeconds"])), 9);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(bill(usage, run, { freeTier: 0 }).total);
      }),
    );
  });

  test("twice the free share never costs more", () => {
    fc.assert(
      fc.property(anyUsage, anyShare, (usage, freeTier) => {
        const cost = bill(usage, run, { freeTier: freeTier / 2 }).total;
        expect(bill(usage, run, { freeTier }).total).toBeLessThanOrEqual(cost + 1e-9);
      }),
    );
  });
});
