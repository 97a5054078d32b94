import type { Usage } from "../../usage/meter.ts";
import { plans } from "./plans.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";

/** What Cloudflare's meters show of requests; `cpu` in microseconds. No rounding of an invocation's CPU time is published. */
export function requestUsage(served: number, cpu: number): Usage {
  return { requests: served, cpuMilliseconds: cpu / 1000 };
}

/** The fee of one account over a span of time; both in microseconds. */
export function feeUsage({ plan }: CloudflareWorkersSettings, window: number, month: number): Usage {
  return plans[plan].hasFee ? { accountMonths: window / month } : {};
}
