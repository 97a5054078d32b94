import { microsecondsPer } from "../../units/duration.ts";
import { billedByRules, metersByRules, rulesCovered } from "./billed-rules.ts";
import type { FrontDoor } from "./front-door.ts";

/** It passes packets on and ends no connection, so it refuses nothing; what is silent too long it forgets. */
export const azureLoadBalancer: FrontDoor = {
  description: "Azure Load Balancer",
  provider: "azure",
  targets: ["machines"],
  latency: {
    settings: { kind: "lognormal", median: 500, sigma: 0.5 },
    assumption: {
      name: "front door latency",
      value: "Azure Load Balancer: lognormal, median 0.5 ms, sigma 0.5",
      source: "it passes packets on, so less than a proxy's; no measurement found",
      date: "2026-11",
      setBy: "default",
      confirmed: false,
    },
  },
  limits: {
    payload: { functions: null, machines: null },
    timeout: {
      functions: null,
      machines: {
        value: 4 * microsecondsPer.m,
        source: "Azure docs: idle timeout by default, up to 30 min",
        date: "2020",
        confirmed: true,
      },
    },
    requestRate: null,
  },
  meters: metersByRules,
  hidesInstances: true,
  publicIpv4: 1,
  hingesOn: rulesCovered,
  usage: billedByRules,
};
