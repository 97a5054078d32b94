import { acceptableFrom, band, breakEven, latencyCrossings } from "./metrics/break-even.ts";
import { concurrency, instances, provisioned, utilisation } from "./metrics/capacity.ts";
import { coldStarts } from "./metrics/cold-starts.ts";
import { cost } from "./metrics/cost.ts";
import { fixed, idle, usageCost } from "./metrics/cost-split.ts";
import { functions } from "./metrics/functions.ts";
import { acceptable, objectives } from "./metrics/judgement.ts";
import { max, meanLatency } from "./metrics/latency.ts";
import { bindsAt, headroom } from "./metrics/limits.ts";
import { meters } from "./metrics/meters.ts";
import { checks, digest, interval } from "./metrics/method.ts";
import { completed, failed, offered, rejected, retried, throttled, timedOut } from "./metrics/outcomes.ts";
import { perMillion } from "./metrics/per-million.ts";
import { p50, p90, p95, p99, p999 } from "./metrics/percentiles.ts";
import { difference, staffHoursToFlip, verdict } from "./metrics/verdict.ts";
import { coldLatency, wait, worstHour } from "./metrics/waits.ts";
import { worstCaseSpend } from "./metrics/worst-case-spend.ts";
import type { ExplainedMetric } from "./working.ts";

/** Every metric that a report shows, family by family, in reading order. */
export const explainedMetrics: readonly ExplainedMetric[] = [
  ...[cost, perMillion, fixed, usageCost, idle, worstCaseSpend, meters, functions],
  ...[meanLatency, p50, p90, p95, p99, p999, max, wait, coldLatency, worstHour],
  ...[offered, completed, throttled, rejected, timedOut, failed, retried, coldStarts],
  ...[concurrency, instances, utilisation, provisioned, headroom, bindsAt],
  ...[verdict, difference, staffHoursToFlip, objectives, acceptable],
  ...[breakEven, band, acceptableFrom, latencyCrossings],
  ...[interval, checks, digest],
];
