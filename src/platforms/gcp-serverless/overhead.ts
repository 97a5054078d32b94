import type { DistributionSettings } from "../../engine/distributions/index.ts";

/** Median 17 ms, p99 47 ms: the warm invocation of a Google function, network removed. */
export const googleOverhead: DistributionSettings = { kind: "lognormal", median: 17_000, p99: 47_000 };

export const googleOverheadOrigin = {
  source: "STeLLAR (IISWC 2021): warm invocation of a Google function, network removed",
  date: "2021",
  confirmed: true,
} as const;
