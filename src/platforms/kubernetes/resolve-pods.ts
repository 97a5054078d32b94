import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import type { Assumption } from "../assumption.ts";
import type { ScalerSettings } from "../autoscaling/autoscalers.ts";
import type { Choices, Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { type ResolvedEdge, resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { LineSettings } from "../instance-pool/pool-settings.ts";
import { sharingAssumption } from "../many-functions/sharing-assumption.ts";
import type { Limit, ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { areSustained, clusterNeeds } from "./cluster-usage.ts";
import { describePods } from "./describe-pods.ts";
import { type NodePlatform, nodeMachine, nodePlatforms } from "./node-platforms.ts";
import type { PodGiven } from "./pod-fields.ts";
import type { PodSettings } from "./pod-settings.ts";
import { resolveNodes } from "./resolve-nodes.ts";

/** How a platform's own settings differ from those of any pods. */
export interface PodPlan {
  readonly title: string;
  readonly scaler: ScalerSettings;
  readonly minimum: number;
  /** Pods at most; null: as many as the nodes hold. */
  readonly maximum: number | null;
  /** Requests in service in one pod; null: no limit. */
  readonly concurrency: number | null;
  /** Requests that may wait at one pod. */
  readonly queue: number;
  readonly line: LineSettings;
  /** Microseconds; null: nobody gives up. */
  readonly timeout: number | null;
}

/** Slots of a pod whose requests nobody limits. */
export const unlimitedSlots = 100_000;

const startDefault: DistributionSettings = { kind: "uniform", from: microsecondsPer.s, to: 5 * microsecondsPer.s };
const overheadDefault: DistributionSettings = { kind: "constant", value: 1_000 };

const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: false, setBy: "default" };

/** Nothing is billed by the pod. */
const unbilled = { billedFrom: { time: 0 }, least: 0, step: 1, activeStep: null } as const;

/** The settings of pods on nodes, and what their front door brings along. */
export function podSettings(
  given: PodGiven,
  plan: PodPlan,
  { workload, choices }: { readonly workload: Workload; readonly choices: Choices },
): { readonly settings: PodSettings; readonly edge: ResolvedEdge } {
  const { cpu, memory } = given;
  const { nodes, place } = resolveNodes(given, { vcpus: cpu, memory }, choices);
  const { provider }: NodePlatform = nodePlatforms[place.nodePlatform];
  const where = { provider, region: place.region, logsVariant: "standard", targets: "machines", workload } as const;
  const edge = resolveEdge(given, where);
  const room = roomOf(nodes);
  const settings: PodSettings = {
    ...edge.settings,
    ...place,
    title: plan.title,
    instances: {
      kind: "growing",
      min: Math.min(plan.minimum, room),
      max: Math.min(plan.maximum ?? room, room),
      scaler: plan.scaler,
      schedule: [],
      initial: given.initialInstances ?? null,
    },
    vcpus: cpu,
    memory,
    slots: plan.concurrency ?? unlimitedSlots,
    queue: plan.queue,
    balancing: "least-outstanding",
    line: plan.line,
    boot: [
      choices.choose("pod start, from scheduled to ready", given.boot, startDefault, {
        show: formatDistribution,
        ...ownDefault,
        source: "evenpoint default: 1 to 5 s from memory, by image and readiness probe; not measured",
        date: "2026-11",
      }),
    ],
    startsOnDemand: "from-zero",
    standby: 0,
    launchRate: null,
    boost: null,
    billing: unbilled,
    purchase: "on-demand",
    committed: 0,
    credits: null,
    nodes,
    publicIpv4: false,
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, overheadDefault, {
          show: formatDistribution,
          ...ownDefault,
          source: "evenpoint default, no measurement found",
        }),
      },
      ...edge.latency,
    ],
    timeout: plan.timeout,
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: 1,
  };
  return { settings, edge };
}

export interface PodContext {
  readonly plan: PodPlan;
  readonly edge: ResolvedEdge;
  readonly choices: Choices;
  readonly workload: Workload;
  /** What the platform itself takes for granted. */
  readonly assumptions: readonly Assumption[];
}

/** What follows from the settings. */
export function resolvedPods<Settings extends PodSettings>(
  settings: Settings,
  { plan, edge, choices, workload, assumptions }: PodContext,
): ResolvedCandidate<Settings> {
  return {
    settings,
    description: describePods(settings),
    assumptions: [
      ...choices.assumptions,
      ...assumptions,
      ...podAssumptions(settings),
      ...edge.assumptions,
      ...podSharingAssumptions(workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, plan, workload),
    warnings: warnings(settings, plan, workload),
    addedLatency: settings.addedLatency,
    limits: [...podLimits(settings, plan, workload), ...edge.limits],
    priceNeeds: [...clusterNeeds(settings), ...edge.priceNeeds],
  };
}

/**
 * Pods without a limit of their own are not held against one. Pods that go work off what they have beside as many new
 * ones as there may be: where the nodes have room for that, only the number in service is limited.
 */
function podLimits(settings: PodSettings, { concurrency }: PodPlan, workload: Workload): readonly Limit[] {
  const { instances, nodes } = settings;
  const all = poolLimits(settings, { instances: "pods", group: "service" }, hasOwnPools(workload));
  const [, , pods] = all;
  const mayOverlap = instances.kind === "growing" && instances.min < instances.max && instances.max < roomOf(nodes);
  if (mayOverlap && pods !== undefined) return [pods];
  return concurrency === null ? all.filter(({ limit }) => !limit.startsWith("slots")) : all;
}

/** Pods that the nodes hold. */
function roomOf(nodes: PodSettings["nodes"]): number {
  return nodes === null ? 0 : nodes.max * nodes.perNode;
}

/** Where nobody limits a pod's requests, it must hold one at least. */
function ineligibleBecause(
  settings: PodSettings,
  { concurrency, minimum }: PodPlan,
  workload: Workload,
): readonly string[] {
  const { memory } = settings;
  const held = { ...settings, slots: concurrency ?? 1 };
  const room = roomOf(settings.nodes);
  const tooMany =
    minimum > room
      ? [
          `at least ${minimum} pods are asked for, and the nodes hold ${room}; more or larger nodes, or a minimum of ${room} pods`,
        ]
      : [];
  return [
    ...tooMany,
    ...poolIneligibleBecause(held, { owner: `a pod of ${formatSize(memory)}`, memory, larger: largerPod }, workload),
  ];
}

function largerPod(needed: number): string {
  return `set memory to ${formatSize(needed)} or more, on nodes that hold such a pod`;
}

function warnings(settings: PodSettings, plan: PodPlan, workload: Workload): readonly string[] {
  const { instances, slots, vcpus } = settings;
  const found = machineWarnings(settings);
  const most = instances.kind === "growing" ? instances.max : 0;
  const wanted = Math.max(plan.minimum, plan.maximum ?? 0);
  if (wanted > most) found.push(`${wanted} pods are allowed, and the nodes hold ${most}: more nodes, or smaller pods`);
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (functionsOf(workload).some(isWaiting) && slots > vcpus) {
    found.push("CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time");
  }
  return found;
}

function machineWarnings(settings: PodSettings): string[] {
  const { nodePlatform, machine } = settings;
  const profile: NodePlatform = nodePlatforms[nodePlatform];
  const found: string[] = [];
  if (typeof nodeMachine(nodePlatform, machine)?.baseline === "number") {
    found.push(`CPU credits of ${machine} nodes are not modelled: they are taken to give all their vCPUs at any time`);
  }
  if (profile.hasSustainedUse(machine) && !areSustained(settings)) {
    found.push(
      `the sustained-use discount of ${machine} nodes is not taken off where their number changes: their hours are priced in full`,
    );
  }
  return found;
}

/** What pods of any kind take for granted. */
function podAssumptions({ nodes }: PodSettings): readonly Assumption[] {
  const assumed = (name: string, value: string): Assumption => {
    return { name, value, source: "evenpoint's model of a cluster", date: "", setBy: "profile", confirmed: false };
  };
  return [
    assumed("pods on nodes", `${nodes?.perNode ?? 0} on each; what a pod asks for is also its limit`),
    assumed("nodes", "all for this candidate, on demand, without public addresses; packed one after the other"),
  ];
}

function podSharingAssumptions(workload: Workload): readonly Assumption[] {
  if (!("functions" in workload)) return [];
  const together = "all in the same pods, a process of each in every pod";
  const apart = "each with a service, a cluster and a front door of its own, all alike";
  return [sharingAssumption(workload, workload.sharing === "account" ? together : apart)];
}
