import { z } from "zod";
import { TokenBucket } from "../engine/token-bucket.ts";
import { formatSize } from "../units/size.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../workloads/workload.ts";
import type { LatencyPart } from "./added-latency.ts";
import type { Assumption } from "./assumption.ts";
import { limitAssumptions, loadBalancerAssumptions } from "./edge-assumptions.ts";
import { formatMicroseconds } from "./format-distribution.ts";
import { doorsThatPass, type Passage } from "./front-doors/doors-that-pass.ts";
import type { FrontDoor, LoadBalancerSettings, Targets } from "./front-doors/front-door.ts";
import { frontDoorFieldOf } from "./front-doors/front-door-field.ts";
import { cheapestDoor, type FrontDoorChoice, type FrontDoorKind, frontDoors } from "./front-doors/index.ts";
import { hasOwnPools } from "./instance-pool/has-own-pools.ts";
import { type NatGiven, type NatSettings, natFieldOf, resolveNat } from "./nat-gateways.ts";
import type { Limit } from "./platform.ts";
import type { Provider } from "./provider.ts";
import { providerNetworks } from "./provider-network.ts";
import { type RetryGiven, type RetrySettings, resolveRetry, retryAssumption, retryField } from "./retry-settings.ts";

const loadBalancerField = z.strictObject({
  requestsPerConnection: z.number().positive().optional(),
  connectionSeconds: z.number().positive().optional(),
  rules: z.int().min(0).optional(),
});

/** Candidate keys about what lies around instances: the front doors that the provider puts before them, its gateways. */
export function edgeFields(provider: Provider, targets: Targets) {
  return {
    frontDoor: frontDoorFieldOf(provider, targets).optional(),
    loadBalancer: loadBalancerField.optional(),
    nat: natFieldOf(provider).optional(),
    retry: retryField.optional(),
  };
}

export interface EdgeGiven {
  readonly frontDoor?: FrontDoorChoice | undefined;
  readonly loadBalancer?: { readonly [K in keyof LoadBalancerSettings]?: number | undefined } | undefined;
  readonly nat?: NatGiven | undefined;
  readonly retry?: RetryGiven | undefined;
}

export interface EdgeSettings {
  /** Whose network, logs and gateways. */
  readonly provider: Provider;
  /** How front doors see what is behind them. */
  readonly targets: Targets;
  readonly frontDoor: FrontDoorKind;
  readonly loadBalancer: LoadBalancerSettings;
  /** Gateways out of the private network; null: none. */
  readonly nat: NatSettings | null;
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
  /** Whose network, logs, gateways and front doors. */
  readonly provider: Provider;
  readonly region: string;
  /** Which of the log prices applies. */
  readonly logsVariant: string;
  /** Which of the prices of data out to the internet, where the platform has one of its own. */
  readonly egressVariant?: string;
  /** Functions, and containers that are reached like them ("serverless"), or machines and containers on a network. */
  readonly targets: Targets;
  readonly workload: Workload;
}

/** Fills in the front door's defaults and says what follows: latency, assumptions, prices (gateways, egress and logs included). */
export function resolveEdge(given: EdgeGiven, where: EdgePlace): ResolvedEdge {
  const kind = chosenDoor(given);
  const door: FrontDoor = frontDoors[kind];
  const { provider, region, targets } = where;
  const cards = providerNetworks[provider];
  const egress = door.egressCard ?? cards.egress;
  const functions = functionsOf(where.workload);
  const loadBalancer = {
    requestsPerConnection: given.loadBalancer?.requestsPerConnection ?? defaultLoadBalancer.requestsPerConnection,
    connectionSeconds: given.loadBalancer?.connectionSeconds ?? defaultLoadBalancer.connectionSeconds,
    rules: given.loadBalancer?.rules ?? defaultLoadBalancer.rules,
  };
  const retry = resolveRetry(given.retry);
  const nat = resolveNat(given.nat, provider, region);
  const { requestRate } = door.limits;
  const meters = door.meters(loadBalancer);
  return {
    settings: { provider, targets, frontDoor: kind, loadBalancer, nat: nat.settings, retry },
    latency: door.latency === null ? [] : [{ name: `frontDoor.${kind}`, settings: door.latency.settings }],
    assumptions: [
      ...(door.latency === null ? [] : [door.latency.assumption]),
      ...limitAssumptions(door, targets),
      ...loadBalancerAssumptions(door, loadBalancer, {
        isGiven: given.loadBalancer !== undefined,
        isEach: hasOwnPools(where.workload),
      }),
      ...nat.assumptions,
      retryAssumption(retry, given.retry !== undefined),
    ],
    limits:
      requestRate === null
        ? []
        : [{ limit: "front door request rate", value: requestRate.value, measuredBy: "peakFrontDoorRate" }],
    priceNeeds: [
      ...(meters.length === 0 ? [] : [{ card: kind, region, variant: null, meters }]),
      ...(door.publicIpv4 > 0 && cards.ipv4 !== null
        ? [{ card: cards.ipv4, region, variant: null, meters: ["ipv4Hours"] as const }]
        : []),
      ...nat.priceNeeds,
      ...(egress !== null && functions.some(({ response }) => response > 0)
        ? [{ card: egress, region, variant: where.egressVariant ?? null, meters: ["egressGb"] as const }]
        : []),
      ...(functions.some(({ logs }) => logs > 0)
        ? [{ card: cards.logs, region, variant: where.logsVariant, meters: ["logsGb"] as const }]
        : []),
    ],
  };
}

/** The scenario chooses the cheapest before it asks a platform. */
function chosenDoor({ frontDoor = "none" }: EdgeGiven): FrontDoorKind {
  if (frontDoor === cheapestDoor) throw new Error("which front door is the cheapest has not been found yet");
  return frontDoor;
}

/** What decides whether a function's requests can pass a front door at all. */
export interface EdgeFit {
  readonly workload: OneFunction;
  /** The shortest time that any request can take, microseconds. */
  readonly shortest: number;
  /** Whether responses are streamed: no front door that does that limits their size. */
  readonly streams?: boolean;
}

/** Reasons why no request of this workload can pass the front door. */
export function edgeIneligibleBecause(
  settings: EdgeSettings,
  { workload, shortest, streams = false }: EdgeFit,
): string[] {
  const { provider, frontDoor, targets } = settings;
  const { description, limits } = frontDoors[frontDoor];
  const remedy = (passage: Passage) => remedyInWords(doorsThatPass(provider, targets, passage));
  const timeout = limits.timeout[targets];
  const payload = limits.payload[targets];
  const reasons: string[] = [];
  if (timeout !== null && shortest > timeout.value) {
    reasons.push(
      `even the shortest request takes ${formatMicroseconds(shortest)}, and the ${description} in front waits ${formatMicroseconds(timeout.value)} at most; ${remedy({ limit: "timeout", needed: shortest })}`,
    );
  }
  for (const side of ["request", "response"] as const) {
    if (payload === null || workload[side] <= payload.value || (streams && side === "response")) continue;
    reasons.push(
      `a ${side} of ${formatSize(workload[side])} exceeds the ${formatSize(payload.value)} that the ${description} in front carries; ${remedy({ limit: "payload", needed: workload[side] })}`,
    );
  }
  return reasons;
}

function remedyInWords(kinds: readonly FrontDoorKind[]): string {
  const names = kinds.length < 2 ? kinds.join() : `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}`;
  return `set frontDoor to ${names}`;
}

/** For how long the front door waits for an answer, microseconds; Infinity where it has no timeout of its own. */
export function frontDoorTimeout({ frontDoor, targets }: EdgeSettings): number {
  return frontDoors[frontDoor].limits.timeout[targets]?.value ?? Number.POSITIVE_INFINITY;
}

/** The front door's limit on requests per second; null where it has none. */
export function frontDoorBucket({ frontDoor }: EdgeSettings): TokenBucket | null {
  const rate = frontDoors[frontDoor].limits.requestRate;
  return rate === null ? null : new TokenBucket({ capacity: rate.value, perSecond: rate.value });
}
