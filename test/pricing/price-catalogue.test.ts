import { describe, expect, test } from "vitest";
import { rateCards } from "../../src/pricing/cards/index.ts";
import { priceCatalogue } from "../../src/pricing/price-catalogue.ts";
import { rateCard } from "../../src/pricing/rate-card.ts";

const origin = { source: "a test", effectiveDate: "2026-01-02", confirmed: false };

describe("the catalogue", () => {
  test("has a row for the free units and for each tier", () => {
    const tiers = [
      { upTo: 6_000_000_000, price: 3 },
      { upTo: null, price: 2 },
    ];
    const card = rateCard("acme", "north", [
      { meter: "gbSeconds", label: "Duration", variant: "arm64", price: tiers, free: 400_000, ...origin },
      { meter: "lbHours", label: "Balancer", price: 1, ...origin },
    ]);
    const duration = { card: "acme", region: "north", variant: "arm64", meter: "gbSeconds", unit: "GB-s", ...origin };
    expect(priceCatalogue([card])).toEqual([
      { ...duration, tier: "free tier, 400,000 GB-s", price: 0 },
      { ...duration, tier: "first 6 B GB-s", price: 3 },
      { ...duration, tier: "over 6 B GB-s", price: 2 },
      { ...duration, variant: null, meter: "lbHours", unit: "h", tier: "", price: 1 },
    ]);
  });

  test("comes in the same order whatever the order of the cards", () => {
    expect(priceCatalogue([...rateCards].reverse())).toEqual(priceCatalogue(rateCards));
    const places = priceCatalogue().map(({ card, region }) => `${card} ${region}`);
    expect(places).toEqual([...places].sort());
  });

  test("leaves no tier of any card out", () => {
    const tiers = rateCards.flatMap(({ rates }) => rates.flatMap((rate) => rate.tiers));
    const free = rateCards.flatMap(({ rates }) => rates.filter((rate) => rate.free > 0));
    const discounts = rateCards.flatMap((card) => card.discounts ?? []);
    const credits = rateCards.flatMap((card) => card.credits ?? []);
    expect(credits.length).toBeGreaterThan(0);
    expect(priceCatalogue()).toHaveLength(tiers.length + free.length + discounts.length + credits.length);
  });

  test("shows a credit as a price below zero for a month, with all that it may pay for", () => {
    const rows = priceCatalogue(rateCards.filter(({ name }) => name === "gcp-cloud-run" || name === "gcp-gke"));
    const shown = rows.filter(({ region, unit }) => region === "us-central1" && unit === "month");
    expect(shown.map(({ card, variant, meter, tier, price }) => [card, variant, meter, tier, price])).toEqual([
      ["gcp-cloud-run", null, "vcpuSeconds, instanceVcpuSeconds, idleVcpuSeconds", "free tier", -4.32],
      ["gcp-cloud-run", null, "memoryGbSeconds, instanceMemoryGbSeconds, idleMemoryGbSeconds", "free tier", -0.9],
      ["gcp-gke", "zonal", "clusterHours", "free tier", -74.4],
    ]);
  });

  test("dates and sources every row", () => {
    for (const { source, effectiveDate } of priceCatalogue()) {
      expect(source).not.toBe("");
      expect(effectiveDate).toMatch(/^20\d\d(-\d\d){0,2}$/);
    }
  });

  test("shows a discount as what each dollar on demand becomes", () => {
    const rows = priceCatalogue(rateCards.filter(({ region }) => region === "us-east-1"));
    const found = rows.filter(({ variant }) => variant === "reserved-1y" || variant === "m7g.large, spot");
    expect(found.map(({ tier, price, unit, confirmed }) => [tier, price.toFixed(2), unit, confirmed])).toEqual([
      ["34 % off", "0.66", "USD on demand", false],
      ["64 % off", "0.36", "USD on demand", false],
    ]);
    expect(rows.filter(({ variant }) => variant === "t3.medium, reserved-3y").map(({ price }) => price)).toEqual([
      0.018,
    ]);
  });
});
