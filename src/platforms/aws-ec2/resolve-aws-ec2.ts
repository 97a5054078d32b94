import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import { bytesPerGigabyte, formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { Choices } from "../choices.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { frontDoors } from "../front-doors/index.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { type InstanceType, instanceType } from "./instance-types.ts";
import type { AwsEc2Given, AwsEc2Settings } from "./settings.ts";

const bootDefault: DistributionSettings = { kind: "lognormal", median: 60_000_000, sigma: 0.3 };
const overheadDefault: DistributionSettings = { kind: "constant", value: 1_000 };

/** Speed of a vCPU whose sibling hyperthread is busy; no source found, so an editable default. */
const siblingSpeedDefault = 0.65;

/** Fills in an AWS EC2 fleet: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAwsEc2(given: AwsEc2Given, workload: Workload): ResolvedCandidate<AwsEc2Settings> {
  const type = instanceType(given.instance);
  if (type === null) throw new RangeError(`no instance type ${given.instance}`);
  const choices = new Choices();
  const region = given.region ?? "us-east-1";
  const edge = resolveEdge(given, { region, logsVariant: "standard", workload });
  const frontDoor = frontDoors[edge.settings.frontDoor];
  const settings: AwsEc2Settings = {
    ...edge.settings,
    region,
    instance: given.instance,
    vcpus: type.vcpus,
    memory: type.memory,
    instances: given.instances ?? 1,
    slots: choices.choose("requests in service per machine", given.slots, 100, {
      show: (slots) => `at most ${formatSignificant(slots, 6)}`,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    queue: choices.choose("requests waiting per machine", given.queue, 1000, {
      show: (places) => `at most ${formatSignificant(places, 8)}`,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    balancing: choices.choose("balancing", given.balancing, "least-outstanding", {
      show: (policy) => policy,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    boot: given.boot ?? bootDefault,
    disk: given.disk ?? 8 * bytesPerGigabyte,
    publicIpv4: given.publicIpv4 ?? !frontDoor.hidesInstances,
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, overheadDefault, {
          show: formatDistribution,
          source: "evenpoint default, no measurement found",
          date: "",
          confirmed: false,
          setBy: "default",
        }),
      },
      ...edge.latency,
    ],
    speed: choices.choose("vCPU speed", given.speed, 1, {
      show: (speed) => `${formatSignificant(speed)} x the vCPU on which the work was measured`,
      source: "evenpoint default: same speed assumed",
      date: "",
      confirmed: false,
      setBy: "default",
    }),
    siblingSpeed: chooseSiblingSpeed(given, type, choices),
  };
  return {
    settings,
    description: describe(settings, type),
    assumptions: [...choices.assumptions, ...edge.assumptions, ...workloadAssumptions(workload)],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: warnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [{ limit: "slots", value: settings.slots * settings.instances, measuredBy: "peakConcurrency" }],
    priceNeeds: [
      { card: "aws-ec2", region, variant: settings.instance, meters: ["instanceHours"] },
      ...(settings.disk > 0 ? [{ card: "aws-ebs", region, variant: "gp3", meters: ["diskGbMonths"] as const }] : []),
      ...(settings.publicIpv4
        ? [{ card: "aws-public-ipv4", region, variant: null, meters: ["ipv4Hours"] as const }]
        : []),
      ...edge.priceNeeds,
    ],
  };
}

function chooseSiblingSpeed(given: AwsEc2Given, type: InstanceType, choices: Choices): number {
  if (!type.hyperthreaded && given.siblingSpeed === undefined) return 1;
  return choices.choose("speed of a vCPU whose sibling is busy", given.siblingSpeed, siblingSpeedDefault, {
    show: (speed) => `${formatSignificant(speed)} x`,
    source: "evenpoint default for types whose vCPUs are hyperthreads, no measurement found",
    date: "",
    confirmed: false,
  });
}

function describe(settings: AwsEc2Settings, type: InstanceType): string {
  const { instances, instance, region, slots } = settings;
  const machines = instances === 1 ? "one" : `${instances}`;
  return `AWS EC2 in ${region}, ${machines} ${instance} (${type.vcpus} vCPU, ${formatSize(type.memory)}), on demand, ${slots} requests in service per machine.`;
}

function ineligibleBecause(settings: AwsEc2Settings, workload: Workload): string[] {
  const footprint = workload.memory ?? 0;
  const needed = footprint + settings.slots * workload.memoryPerRequest;
  if (needed <= settings.memory) return [];
  const has = `${settings.instance} has ${formatSize(settings.memory)}`;
  if (footprint + workload.memoryPerRequest > settings.memory) {
    return [`one request needs ${formatSize(footprint + workload.memoryPerRequest)} of memory and ${has}`];
  }
  const fitting = Math.floor((settings.memory - footprint) / workload.memoryPerRequest);
  return [
    `${settings.slots} slots need ${formatSize(needed)} of memory and ${has}; the most slots that fit are ${fitting}`,
  ];
}

function warnings(settings: AwsEc2Settings, workload: Workload): string[] {
  if (workload.work.from === "trace" && workload.work.cpuShare === 0 && settings.slots > settings.vcpus) {
    return ["CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time"];
  }
  return [];
}
