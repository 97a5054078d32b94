import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { durationField } from "../../units/duration.ts";
import { shareField } from "../../units/share.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import type { LatencyPart } from "../added-latency.ts";
import { defaultRegions } from "../default-regions.ts";
import { type EdgeSettings, edgeFields } from "../edge-settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { type PlanName, planNames, plans } from "./plans.ts";

/** Cloudflare documentation, Workers limits (2026-11; a second of start-up since 2025-10-10). */
export const workerLimits = {
  /** Bytes of one isolate. */
  memory: 128 * bytesPerMegabyte,
  /** Bytes of one request, of an account without a larger contract: from memory, no source found. */
  request: 100 * bytesPerMegabyte,
  /** CPU time of global scope before the first request, microseconds. */
  startUp: 1_000_000,
} as const;

const regionField = z.string().refine((region) => region === defaultRegions.cloudflare, {
  error: `a Worker runs wherever Cloudflare is and is bound to no region; leave region out, or write ${defaultRegions.cloudflare}`,
});

const noFrontDoor = z.literal("none", {
  error:
    "a Worker runs at Cloudflare's edge, where the callers' requests arrive: there is no front door to put before it, and none to pay; leave frontDoor out",
});

const cloudflareWorkersKeys = z.strictObject({
  region: regionField.optional(),
  plan: z.enum(planNames).optional(),
  cpuLimit: durationField.refine((limit) => limit > 0, { error: "cpuLimit is longer than 0s, such as 30s" }).optional(),
  coldStart: distributionField.optional(),
  coldShare: shareField.optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  ...edgeFields("cloudflare", "functions"),
  frontDoor: noFrontDoor.optional(),
});

/** What a scenario may say of a Cloudflare Workers candidate. */
export const cloudflareWorkersSchema = cloudflareWorkersKeys.superRefine(({ plan = "paid", cpuLimit }, context) => {
  const { longestCpu } = plans[plan];
  if (cpuLimit === undefined || cpuLimit <= longestCpu) return;
  const remedy = plan === "free" ? "; plan: paid allows up to 5 min" : "";
  context.addIssue({
    code: "custom",
    message: `an invocation of the ${plan} plan has at most ${formatMicroseconds(longestCpu)} of CPU time${remedy}`,
    path: ["cpuLimit"],
    input: cpuLimit,
  });
});

export type CloudflareWorkersGiven = z.output<typeof cloudflareWorkersKeys>;

/** A Cloudflare Workers candidate with every default filled in. Durations in microseconds. */
export interface CloudflareWorkersSettings extends EdgeSettings {
  readonly region: string;
  readonly plan: PlanName;
  /** CPU time at which an invocation is cut. */
  readonly cpuLimit: number;
  /** How long an isolate takes to start. */
  readonly coldStart: DistributionSettings;
  /** Share of the requests that meet no warm isolate, 0 to 1. */
  readonly coldShare: number;
  readonly addedLatency: readonly LatencyPart[];
  readonly speed: number;
}
