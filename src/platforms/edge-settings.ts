import { z } from "zod";
import { TokenBucket } from "../engine/token-bucket.ts";
import { microsecondsPer } from "../units/duration.ts";
import { formatSignificant } from "../units/significant.ts";
import { bytesPerGigabyte, formatSize } from "../units/size.ts";
import type { Usage } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import type { OneFunction, RequestSizes, Workload } from "../workloads/workload.ts";
import type { LatencyPart } from "./added-latency.ts";
import type { Assumption } from "./assumption.ts";
import { formatMicroseconds } from "./format-distribution.ts";
import type { FrontDoorLimit, LoadBalancerSettings, Targets } from "./front-doors/front-door.ts";
import { type FrontDoorKind, frontDoorKindsOf, frontDoors } from "./front-doors/index.ts";
import type { Limit } from "./platform.ts";
import type { Provider } from "./provider.ts";
import { type RetryGiven, type RetrySettings, resolveRetry, retryAssumption, retryField } from "./retry-settings.ts";

const loadBalancerField = z.strictObject({
  requestsPerConnection: z.number().positive().optional(),
  connectionSeconds: z.number().positive().optional(),
  rules: z.int().min(0).optional(),
});

/** Candidate keys about what lies between callers and instances: the front doors that the provider puts before them. */
export function edgeFields(provider: Provider, targets: Targets) {
  return {
    frontDoor: z.enum(frontDoorKindsOf(provider, targets)).optional(),
    loadBalancer: loadBalancerField.optional(),
    retry: retryField.optional(),
  };
}

export interface EdgeGiven {
  readonly frontDoor?: FrontDoorKind | undefined;
  readonly loadBalancer?: { readonly [K in keyof LoadBalancerSettings]?: number | undefined } | undefined;
  readonly retry?: RetryGiven | undefined;
}

export interface EdgeSettings {
  readonly frontDoor: FrontDoorKind;
  readonly loadBalancer: LoadBalancerSettings;
  /** How callers offer refused requests again; null: they do not. */
  readonly retry: RetrySettings | null;
}

/** Connections per request and rules where the scenario does not say: assumptions, listed as such. */
const defaultLoadBalancer: LoadBalancerSettings = { requestsPerConnection: 10, connectionSeconds: 60, rules: 0 };

export interface ResolvedEdge {
  readonly settings: EdgeSettings;
  readonly latency: readonly LatencyPart[];
  readonly assumptions: readonly Assumption[];
  readonly limits: readonly Limit[];
  readonly priceNeeds: readonly PriceNeed[];
}

export interface EdgePlace {
  /** Whose network, logs and front doors. */
  readonly provider: Provider;
  readonly region: string;
  /** Which of the log prices applies. */
  readonly logsVariant: string;
  readonly targets: Targets;
  readonly workload: Workload;
}

/** Fills in the front door's defaults and says what follows: latency, assumptions, prices (egress and logs included). */
export function resolveEdge(given: EdgeGiven, where: EdgePlace): ResolvedEdge {
  const kind = given.frontDoor ?? "none";
  const door = frontDoors[kind];
  const { region } = where;
  const functions = functionsOf(where.workload);
  const loadBalancer = {
    requestsPerConnection: given.loadBalancer?.requestsPerConnection ?? defaultLoadBalancer.requestsPerConnection,
    connectionSeconds: given.loadBalancer?.connectionSeconds ?? defaultLoadBalancer.connectionSeconds,
    rules: given.loadBalancer?.rules ?? defaultLoadBalancer.rules,
  };
  const retry = resolveRetry(given.retry);
  const { requestRate } = door.limits;
  const assumptions: Assumption[] = door.latency === null ? [] : [door.latency.assumption];
  assumptions.push(...limitAssumptions(kind, where.targets));
  if (kind === "aws-alb") assumptions.push(loadBalancerAssumption(loadBalancer, given.loadBalancer !== undefined));
  assumptions.push(retryAssumption(retry, given.retry !== undefined));
  return {
    settings: { frontDoor: kind, loadBalancer, retry },
    latency: door.latency === null ? [] : [{ name: `frontDoor.${kind}`, settings: door.latency.settings }],
    assumptions,
    limits:
      requestRate === null
        ? []
        : [{ limit: "front door request rate", value: requestRate.value, measuredBy: "peakFrontDoorRate" }],
    priceNeeds: [
      ...(door.meters.length === 0 ? [] : [{ card: kind, region, variant: null, meters: door.meters }]),
      ...(door.publicIpv4 > 0
        ? [{ card: "aws-public-ipv4", region, variant: null, meters: ["ipv4Hours"] as const }]
        : []),
      ...(functions.some(({ response }) => response > 0)
        ? [{ card: "aws-internet-egress", region, variant: null, meters: ["egressGb"] as const }]
        : []),
      ...(functions.some(({ logs }) => logs > 0)
        ? [{ card: "aws-cloudwatch-logs", region, variant: where.logsVariant, meters: ["logsGb"] as const }]
        : []),
    ],
  };
}

/** What decides whether a function's requests can pass a front door at all. */
export interface EdgeFit {
  readonly workload: OneFunction;
  readonly targets: Targets;
  /** The shortest time that any request can take, microseconds. */
  readonly shortest: number;
}

/** Reasons why no request of this workload can pass the front door. */
export function edgeIneligibleBecause({ frontDoor }: EdgeSettings, { workload, targets, shortest }: EdgeFit): string[] {
  const { description, limits } = frontDoors[frontDoor];
  const { timeout } = limits;
  const payload = limits.payload[targets];
  const reasons: string[] = [];
  if (timeout !== null && shortest > timeout.value) {
    reasons.push(
      `even the shortest request takes ${formatMicroseconds(shortest)}, and the ${description} in front waits ${formatMicroseconds(timeout.value)} at most`,
    );
  }
  for (const side of ["request", "response"] as const) {
    if (payload === null || workload[side] <= payload.value) continue;
    reasons.push(
      `a ${side} of ${formatSize(workload[side])} exceeds the ${formatSize(payload.value)} that the ${description} in front carries`,
    );
  }
  return reasons;
}

/** For how long the front door waits for an answer, microseconds; Infinity where it has no timeout of its own. */
export function frontDoorTimeout({ frontDoor }: EdgeSettings): number {
  return frontDoors[frontDoor].limits.timeout?.value ?? Number.POSITIVE_INFINITY;
}

/** The front door's limit on requests per second; null where it has none. */
export function frontDoorBucket({ frontDoor }: EdgeSettings): TokenBucket | null {
  const rate = frontDoors[frontDoor].limits.requestRate;
  return rate === null ? null : new TokenBucket({ capacity: rate.value, perSecond: rate.value });
}

export interface EdgeConsumption {
  /** Attempts, retries included: everything that knocked. */
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
export function edgeUsage(settings: EdgeSettings, sizes: RequestSizes, consumption: EdgeConsumption): Usage {
  const door = frontDoors[settings.frontDoor];
  const { offered, completed, served, window, targets, instances } = consumption;
  return {
    ...door.usage({ offered, targets, hours: window / microsecondsPer.h }, sizes, settings.loadBalancer),
    ipv4Hours: ((door.publicIpv4 + instances) * window) / microsecondsPer.h,
    egressGb: (completed * sizes.response) / bytesPerGigabyte,
    logsGb: (served * sizes.logs) / bytesPerGigabyte,
  };
}

function limitAssumptions(kind: FrontDoorKind, targets: Targets): Assumption[] {
  const { payload, timeout, requestRate } = frontDoors[kind].limits;
  const listed = (name: string, limit: FrontDoorLimit | null, show: (value: number) => string): Assumption[] => {
    if (limit === null) return [];
    const { value, source, date, confirmed } = limit;
    return [{ name: `front door ${name}`, value: show(value), source, date, setBy: "profile", confirmed }];
  };
  return [
    ...listed("payload limit", payload[targets], (bytes) => `${formatSize(bytes)} each way`),
    ...listed("timeout", timeout, formatMicroseconds),
    ...listed("request rate", requestRate, (rate) => `${formatSignificant(rate, 6)} requests/s for the account`),
  ];
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
