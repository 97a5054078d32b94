import { microsecondsPer } from "../../units/duration.ts";

/** What a plan allows. Durations in microseconds. */
export interface Plan {
  /** CPU time of one invocation where the scenario does not say. */
  readonly cpuLimit: number;
  /** The most that `cpuLimit` may be raised to. */
  readonly longestCpu: number;
  /** Requests of an account in a day, which begins at 00:00 UTC; null: as many as come. */
  readonly requestsPerDay: number | null;
  /** Requests of an account at once; so many come back in a minute. */
  readonly requestsPerMinute: number | null;
  /** Whether an account pays a fee each month. */
  readonly hasFee: boolean;
}

/** Cloudflare documentation, Workers limits and pricing (2026-11); five minutes of CPU since 2025-03-25. */
export const plans = {
  paid: {
    cpuLimit: 30 * microsecondsPer.s,
    longestCpu: 5 * microsecondsPer.m,
    requestsPerDay: null,
    requestsPerMinute: null,
    hasFee: true,
  },
  free: {
    cpuLimit: 10 * microsecondsPer.ms,
    longestCpu: 10 * microsecondsPer.ms,
    requestsPerDay: 100_000,
    requestsPerMinute: 1000,
    hasFee: false,
  },
} as const satisfies Record<string, Plan>;

export type PlanName = keyof typeof plans;
export const planNames = Object.keys(plans) as [PlanName, ...PlanName[]];
