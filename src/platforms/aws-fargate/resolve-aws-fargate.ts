import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { type FleetSize, poolSize } from "../instance-pool/fleet-size.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { publicAddresses } from "../public-addresses.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { describeTasks, taskWords } from "./describe-tasks.ts";
import { type AwsFargateGiven, type AwsFargateSettings, includedDisk } from "./settings.ts";
import { diskAssumption, growingAssumptions, launchRate, taskSharingAssumptions } from "./task-assumptions.ts";
import { largerTask } from "./task-sizes.ts";
import { taskStart } from "./task-start.ts";

const overheadDefault: DistributionSettings = { kind: "constant", value: 1_000 };

/** Speed of a vCPU whose sibling hyperthread is busy; no source found, so an editable default. */
const siblingSpeedDefault = 0.65;

/** By the second from the start of the image's download, which follows provisioning; a minute at least (price page, 2026). */
const billing = {
  billedFrom: { parts: 1 },
  least: microsecondsPer.m,
  step: microsecondsPer.s,
  activeStep: null,
} as const;

const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: true, setBy: "default" };

/** Fills in an AWS Fargate service: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAwsFargate(given: AwsFargateGiven, workload: Workload): ResolvedCandidate<AwsFargateSettings> {
  const choices = new Choices();
  const instances: FleetSize = given.instances ?? { kind: "fixed", count: 1 };
  const region = given.region ?? defaultRegions.aws;
  const architecture = given.architecture ?? "x86_64";
  const edge = resolveEdge(given, { provider: "aws", region, logsVariant: "standard", targets: "machines", workload });
  const addresses = publicAddresses(given.publicIpv4, edge.settings);
  const settings: AwsFargateSettings = {
    ...edge.settings,
    region,
    architecture,
    vcpus: given.cpu,
    memory: given.memory,
    instances: poolSize(instances, (target) => ({ kind: "target-tracking", target })),
    slots: choices.choose("requests in service per task", given.slots, 100, {
      show: (slots) => `at most ${formatSignificant(slots, 6)}`,
      ...ownDefault,
    }),
    queue: choices.choose("requests waiting per task", given.queue, 1000, {
      show: (places) => `at most ${formatSignificant(places, 8)}`,
      ...ownDefault,
    }),
    balancing: choices.choose("balancing", given.balancing, "least-outstanding", {
      show: (policy) => policy,
      ...ownDefault,
    }),
    line: null,
    // How tasks start is listed where any do.
    boot: taskStart(given, instances.kind === "growing" ? choices : new Choices()),
    startsOnDemand: "never",
    standby: 0,
    launchRate,
    boost: null,
    billing,
    nodes: null,
    timeout: null,
    purchase: given.purchase ?? "on-demand",
    committed: 0,
    credits: null,
    disk: given.disk ?? includedDisk,
    publicIpv4: addresses.own,
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, overheadDefault, {
          show: formatDistribution,
          ...ownDefault,
          source: "evenpoint default, no measurement found",
          confirmed: false,
        }),
      },
      ...edge.latency,
    ],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: chooseSiblingSpeed(given, choices),
  };
  return {
    settings,
    description: describeTasks(settings),
    assumptions: [
      ...choices.assumptions,
      ...diskAssumption(given.disk !== undefined),
      ...growingAssumptions(settings),
      ...edge.assumptions,
      ...addresses.assumptions,
      ...taskSharingAssumptions(workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: poolIneligibleBecause(
      settings,
      { owner: "a task", memory: given.memory, larger: largerTask },
      workload,
    ),
    warnings: warnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...poolLimits(settings, taskWords, hasOwnPools(workload)), ...edge.limits],
    priceNeeds: [...taskPriceNeeds(settings), ...edge.priceNeeds],
  };
}

function taskPriceNeeds({ region, architecture, purchase, disk, publicIpv4 }: AwsFargateSettings): PriceNeed[] {
  const capacity: PriceNeed = {
    card: "aws-fargate",
    region,
    variant: architecture,
    meters: ["vcpuHours", "memoryGbHours"],
  };
  const needs: PriceNeed[] = [purchase === "spot" ? { ...capacity, purchase } : capacity];
  if (disk > includedDisk) needs.push({ card: "aws-fargate", region, variant: null, meters: ["diskGbHours"] });
  if (publicIpv4) needs.push({ card: "aws-public-ipv4", region, variant: null, meters: ["ipv4Hours"] });
  return needs;
}

/**
 * The vCPUs of x86_64 tasks are taken for hyperthreads, as those of EC2's Intel types are, so that one work is served
 * alike by both. A task of one vCPU or less has no sibling of its own.
 */
function chooseSiblingSpeed(given: AwsFargateGiven, choices: Choices): number {
  const hasSiblings = given.cpu > 1 && given.architecture !== "arm64";
  if (!hasSiblings && given.siblingSpeed === undefined) return 1;
  return choices.choose("speed of a vCPU whose sibling is busy", given.siblingSpeed, siblingSpeedDefault, {
    show: (speed) => `${formatSignificant(speed)} x`,
    source: "evenpoint default: x86_64 vCPUs taken for hyperthreads, no measurement found",
    date: "",
    confirmed: false,
  });
}

function warnings({ purchase, slots, vcpus }: AwsFargateSettings, workload: Workload): string[] {
  const found: string[] = [];
  if (purchase === "spot") {
    found.push(
      "spot tasks can be taken back at two minutes' notice, which is not simulated; no figure was found of how often",
    );
  }
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (functionsOf(workload).some(isWaiting) && slots > vcpus) {
    found.push("CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time");
  }
  return found;
}
