import type { DistributionSettings } from "../../engine/distributions/index.ts";

/**
 * A start of an instance, as callers saw it: median 3.92 s, p99 7.49 s of 69 cold requests of a Node function with
 * OpenTelemetry (p95 5.25 s, longest 8.54 s; undated, and the plan is not named).
 *
 * On this plan there are three small measurements of 2026, which the law spans: 5.9 s as the slowest of three after 15 min
 * idle, 5.4 s in a first burst of 20, and 1.7 to 1.8 s for a Python app's further instances (30 s once, from zero).
 */
export const coldStartDefault: DistributionSettings = { kind: "lognormal", median: 3_920_000, p99: 7_490_000 };

export const coldStartOrigin = {
  source:
    "69 cold requests of a Node function with OpenTelemetry, plan not named; on Flex Consumption 1.7 to 1.8 s " +
    "(further instances) and 5.4 to 5.9 s (after 15 min idle) were measured in 2026, and 30 s once",
  date: "2026",
  confirmed: false,
} as const;
