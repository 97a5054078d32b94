import { expect, test } from "vitest";
import { findRates } from "../../src/pricing/find-rates.ts";
import { worstCasePerHour } from "../../src/pricing/worst-case-per-hour.ts";

const needs = [
  { card: "aws-lambda", region: "us-east-1", variant: "x86_64", meters: ["requests", "gbSeconds"] },
] as const;

test("1,000 functions of 1 GB busy for an hour, 10 requests a second each: first-tier prices, nothing free", () => {
  const { rates } = findRates(needs, {});
  const usage = { gbSeconds: 1000 * 3600, requests: 1000 * 10 * 3600 };
  expect(worstCasePerHour(usage, rates)).toBe(36_000_000 * 0.0000002 + 3_600_000 * 0.0000166667);
});

test("what a fee includes is not taken off", () => {
  const workers = [{ card: "cloudflare-workers", region: "global", variant: "paid", meters: ["requests"] }] as const;
  expect(worstCasePerHour({ requests: 2e6 }, findRates(workers, {}).rates)).toBe(2e6 * 0.0000003);
});

test("a meter without a price is refused", () => {
  expect(() => worstCasePerHour({ egressGb: 1 }, [])).toThrow("no rate prices the meter egressGb");
});
