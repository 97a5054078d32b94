import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { RequestSizes } from "../../workloads/workload.ts";
import type { BilledBy, LoadBalancerSettings, Traffic } from "./front-door.ts";

/** Rules that the first price of a load balancer of Azure's or Google's covers, and in its name. */
const coveredRules = 5;

export const rulesCovered: BilledBy = {
  name: "load balancer rules",
  keys: ["rules"],
  inWords: ({ rules }) =>
    rules <= coveredRules
      ? `at most ${coveredRules}, which have one price together`
      : `${rules}, of which ${coveredRules} have one price together`,
};

/** A load balancer's meters; rules beyond those have a price each. */
export function metersByRules({ rules }: LoadBalancerSettings): readonly Meter[] {
  return rules > coveredRules ? ["lbHours", "lbRuleHours", "lbGb"] : ["lbHours", "lbGb"];
}

/**
 * Load balancers that are paid for by rules and by what they pass on, in and out: of a refused request the way in only.
 * A GB is binary: Google's page says GiB; Microsoft's does not say, and is read like its prices of egress.
 */
export function billedByRules(traffic: Traffic, sizes: RequestSizes, { rules }: LoadBalancerSettings): Usage {
  const { offered, completed, hours } = traffic;
  return {
    lbHours: hours,
    ...(rules > coveredRules ? { lbRuleHours: (rules - coveredRules) * hours } : {}),
    lbGb: (offered * sizes.request + completed * sizes.response) / bytesPerGigabyte,
  };
}
