import { bytesPerGigabyte } from "../../units/size.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

/**
 * What a commitment may pay for besides active time, in terms of it: seconds of an active instance that cost as much, by
 * list prices. A commitment is to money, and platforms know no prices; these are ratios of Google's, and nothing else.
 */
export interface ListWorth {
  /** Of a second of the vCPUs that a boost adds to an instance. */
  readonly boosted: number;
  /** Of a second of an idle instance of the minimum. */
  readonly idle: number;
  /** Of a request. */
  readonly request: number;
}

/** List prices of 2026-11 in vCPU-seconds of the same billing; where nothing is charged, zero. */
const inVcpuSeconds = {
  // 0.0000025 USD a GB-s and an idle second of either, of 0.000024; in the second tier 0.0000035 of 0.0000336.
  "request-based": { gbSecond: 2.5 / 24, idle: 2.5 / 24 },
  // 0.000002 USD a GB-s of 0.000018 a vCPU-s; in the second tier 0.0000024 of 0.0000216.
  "instance-based": { gbSecond: 1 / 9, idle: 0 },
} as const;

/** Requests cost 0.4 USD a million everywhere, vCPUs do not. */
const requestInVcpuSeconds = { tier1: 0.4 / 24, tier2: 0.4 / 33.6 } as const;

/** Regions of the second tier of prices that the rate card has. */
const secondTier: readonly string[] = ["us-west2", "europe-west2", "europe-west3", "asia-southeast1"];

type Priced = Pick<GcpCloudRunSettings, "region" | "charged" | "vcpus" | "memory" | "boost">;

/** The worth of what a service is charged for. */
export function listWorth({ region, charged, vcpus, memory, boost }: Priced): ListWorth {
  const { gbSecond, idle } = inVcpuSeconds[charged];
  const gigabytes = memory / bytesPerGigabyte;
  const active = vcpus + gigabytes * gbSecond;
  const request = secondTier.includes(region) ? requestInVcpuSeconds.tier2 : requestInVcpuSeconds.tier1;
  return {
    boosted: boost === null ? 0 : (boost.vcpus - vcpus) / active,
    idle: (idle * (vcpus + gigabytes)) / active,
    request: charged === "request-based" ? request / active : 0,
  };
}
