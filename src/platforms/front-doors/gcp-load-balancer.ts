import { microsecondsPer } from "../../units/duration.ts";
import { billedByRules, metersByRules, rulesCovered } from "./billed-rules.ts";
import type { FrontDoor } from "./front-door.ts";

/** Google's external Application Load Balancer. Its address costs nothing while a forwarding rule uses it. */
export const gcpLoadBalancer: FrontDoor = {
  description: "external Application Load Balancer",
  provider: "gcp",
  targets: ["functions", "machines"],
  latency: {
    settings: { kind: "lognormal", median: 2_000, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "external Application Load Balancer: lognormal, median 2 ms, sigma 0.5",
      source: "as AWS's, 1 to 5 ms from memory; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: { functions: null, machines: null },
    timeout: {
      // Before functions and Cloud Run it has none that is shorter than theirs.
      functions: null,
      machines: {
        value: 30 * microsecondsPer.s,
        source: "Google Cloud docs: backend service timeout by default, up to a day",
        date: "2025",
        confirmed: true,
      },
    },
    requestRate: null,
  },
  meters: metersByRules,
  hidesInstances: true,
  publicIpv4: 0,
  hingesOn: rulesCovered,
  usage: billedByRules,
};
