import type { CandidateResult } from "../../src/analysis/result.ts";
import { type Estimate, noEstimate } from "../../src/engine/statistics/estimate.ts";
import type { Expectation } from "./theory-case.ts";

type Reading = Pick<Expectation, "what" | "unit" | "read">;

const reading = (what: string, unit: Expectation["unit"], read: (candidate: CandidateResult) => Estimate): Reading => ({
  ...{ what, unit, read },
});

/** What a case reads from a result: its name on the page, its unit, and the field that estimates it. */
export const readings = {
  cold: reading("cold starts", "%", ({ coldStarts }) => coldStarts.fraction),
  instances: reading("instances", "", ({ instances }) => instances.mean),
  concurrency: reading("requests in service", "", ({ concurrency }) => concurrency.mean),
  wait: reading("mean wait", "ms", ({ wait }) => wait.mean),
  wait95: reading("p95 of wait", "ms", ({ wait }) => wait.p95),
  latency: reading("mean latency", "ms", ({ latency }) => latency.mean),
  latency50: reading("p50 of latency", "ms", ({ latency }) => latency.p50),
  latency99: reading("p99 of latency", "ms", ({ latency }) => latency.p99),
  spill: reading("spilled", "%", ({ provisioned }) => provisioned?.spill ?? noEstimate),
  provisionedUse: reading("provisioned in use", "%", ({ provisioned }) => provisioned?.utilisation ?? noEstimate),
  // An objective's observation is the only field that holds these two as shares of what was offered.
  throttled: reading("throttled", "%", ({ slo }) => slo[0]?.observed ?? noEstimate),
  rejected: reading("rejected", "%", ({ slo }) => slo[1]?.observed ?? noEstimate),
} as const;
