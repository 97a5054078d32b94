import { z } from "zod";
import { microsecondsPer } from "../units/duration.ts";
import { bytesPerGigabyte } from "../units/size.ts";
import type { Usage } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import type { Workload } from "../workloads/workload.ts";
import type { LatencyPart } from "./added-latency.ts";
import type { Assumption } from "./assumption.ts";
import type { LoadBalancerSettings } from "./front-doors/front-door.ts";
import { type FrontDoorKind, frontDoorKinds, frontDoors } from "./front-doors/index.ts";

/** Candidate keys about what lies between callers and instances; the same on every AWS platform. */
export const edgeFields = {
  frontDoor: z.enum(frontDoorKinds).optional(),
  loadBalancer: z
    .strictObject({
      requestsPerConnection: z.number().positive().optional(),
      connectionSeconds: z.number().positive().optional(),
      rules: z.int().min(0).optional(),
    })
    .optional(),
};

export interface EdgeGiven {
  readonly frontDoor?: FrontDoorKind | undefined;
  readonly loadBalancer?: { readonly [K in keyof LoadBalancerSettings]?: number | undefined } | undefined;
}

export interface EdgeSettings {
  readonly frontDoor: FrontDoorKind;
  readonly loadBalancer: LoadBalancerSettings;
}

/** Connections per request and rules where the scenario does not say: assumptions, listed as such. */
const defaultLoadBalancer: LoadBalancerSettings = { requestsPerConnection: 10, connectionSeconds: 60, rules: 0 };

export interface ResolvedEdge {
  readonly settings: EdgeSettings;
  readonly latency: readonly LatencyPart[];
  readonly assumptions: readonly Assumption[];
  readonly priceNeeds: readonly PriceNeed[];
}

export interface EdgePlace {
  readonly region: string;
  /** Which of the log prices applies. */
  readonly logsVariant: string;
  readonly workload: Workload;
}

/** Fills in the front door's defaults and says what follows: latency, assumptions, prices (egress and logs included). */
export function resolveEdge(given: EdgeGiven, where: EdgePlace): ResolvedEdge {
  const kind = given.frontDoor ?? "none";
  const door = frontDoors[kind];
  const { region } = where;
  const loadBalancer = {
    requestsPerConnection: given.loadBalancer?.requestsPerConnection ?? defaultLoadBalancer.requestsPerConnection,
    connectionSeconds: given.loadBalancer?.connectionSeconds ?? defaultLoadBalancer.connectionSeconds,
    rules: given.loadBalancer?.rules ?? defaultLoadBalancer.rules,
  };
  const assumptions: Assumption[] = door.latency === null ? [] : [door.latency.assumption];
  if (kind === "aws-alb") assumptions.push(loadBalancerAssumption(loadBalancer, given.loadBalancer !== undefined));
  return {
    settings: { frontDoor: kind, loadBalancer },
    latency: door.latency === null ? [] : [{ name: `frontDoor.${kind}`, settings: door.latency.settings }],
    assumptions,
    priceNeeds: [
      ...(kind === "none" ? [] : [{ card: kind, region, variant: null, meters: door.meters }]),
      ...(door.publicIpv4 > 0
        ? [{ card: "aws-public-ipv4", region, variant: null, meters: ["ipv4Hours"] as const }]
        : []),
      ...(where.workload.response > 0
        ? [{ card: "aws-internet-egress", region, variant: null, meters: ["egressGb"] as const }]
        : []),
      ...(where.workload.logs > 0
        ? [{ card: "aws-cloudwatch-logs", region, variant: where.logsVariant, meters: ["logsGb"] as const }]
        : []),
    ],
  };
}

export interface EdgeConsumption {
  readonly offered: number;
  readonly completed: number;
  readonly served: number;
  /** Microseconds. */
  readonly window: number;
  readonly targets: "functions" | "machines";
  /** Instances with a public IPv4 address of their own. */
  readonly instances: number;
}

/** What the front door, the network and the logs meter for a span of time. Refused requests touch the door only. */
export function edgeUsage(settings: EdgeSettings, workload: Workload, consumption: EdgeConsumption): Usage {
  const door = frontDoors[settings.frontDoor];
  const { offered, completed, served, window, targets, instances } = consumption;
  return {
    ...door.usage({ offered, targets, hours: window / microsecondsPer.h }, workload, settings.loadBalancer),
    ipv4Hours: ((door.publicIpv4 + instances) * window) / microsecondsPer.h,
    egressGb: (completed * workload.response) / bytesPerGigabyte,
    logsGb: (served * workload.logs) / bytesPerGigabyte,
  };
}

function loadBalancerAssumption(settings: LoadBalancerSettings, isGiven: boolean): Assumption {
  return {
    name: "load balancer connections",
    value: `${settings.requestsPerConnection} requests per connection, open ${settings.connectionSeconds} s, ${settings.rules} rules`,
    source: isGiven ? "scenario" : "evenpoint default, not measured",
    date: "",
    setBy: isGiven ? "user" : "default",
    confirmed: isGiven,
  };
}
