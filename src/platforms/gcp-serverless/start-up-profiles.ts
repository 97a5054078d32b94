import type { DistributionSettings } from "../../engine/distributions/index.ts";

/** Seen from the caller, network and all: so both what starts an instance and the start of its process. */
const profiles = {
  nodejs: { kind: "lognormal", median: 696_000, sigma: 0.312 },
  python: { kind: "lognormal", median: 1_146_000, sigma: 0.182 },
  go: {
    kind: "empirical",
    quantiles: { "p2.5": 490_000, "p16.5": 520_000, p50: 590_000, "p83.5": 710_000, "p97.5": 1_290_000 },
  },
} as const satisfies Record<string, DistributionSettings>;

export type StartUpRuntime = keyof typeof profiles;
export const startUpRuntimes = Object.keys(profiles) as [StartUpRuntime, ...StartUpRuntime[]];

/** The start of an instance with a small program. */
export function startUpProfile(runtime: StartUpRuntime): DistributionSettings {
  return profiles[runtime];
}

/**
 * The only measurements of Google found with their raw values: of its functions of the first generation. A container with
 * a real application is slower: 3 to 5 s are reported for small ones, 11 to 22 s for a large one in Python.
 */
export const startUpsMeasured = {
  source: "Google functions of the first generation as callers saw them (mikhail.io)",
  date: "2021-01",
} as const;
