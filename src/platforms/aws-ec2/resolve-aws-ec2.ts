import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { Choices } from "../choices.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { frontDoors } from "../front-doors/index.ts";
import { type FleetSize, poolSize } from "../instance-pool/fleet-size.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { describeFleet, fleetWords } from "./describe-fleet.ts";
import { creditAssumptions, fleetSharingAssumptions, growingAssumptions, pendingTime } from "./fleet-assumptions.ts";
import { type InstanceType, instanceType } from "./instance-types.ts";
import { committedCount, purchaseNeeds } from "./purchase.ts";
import type { AwsEc2Given, AwsEc2Settings } from "./settings.ts";
import { spotWarning } from "./spot-interruptions.ts";

const bootDefault: DistributionSettings = { kind: "lognormal", median: 60_000_000, sigma: 0.3 };
const overheadDefault: DistributionSettings = { kind: "constant", value: 1_000 };

/** Billed by the second, a minute at least (AWS, 2017-10-02). */
const leastBilled = microsecondsPer.m;

/** Speed of a vCPU whose sibling hyperthread is busy; no source found, so an editable default. */
const siblingSpeedDefault = 0.65;

/** Fills in an AWS EC2 fleet: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAwsEc2(given: AwsEc2Given, workload: Workload): ResolvedCandidate<AwsEc2Settings> {
  const type = instanceType(given.instance);
  if (type === null) throw new RangeError(`no instance type ${given.instance}`);
  const choices = new Choices();
  const purchase = given.purchase ?? "on-demand";
  const instances: FleetSize = given.instances ?? { kind: "fixed", count: 1 };
  const region = given.region ?? "us-east-1";
  const edge = resolveEdge(given, { provider: "aws", region, logsVariant: "standard", targets: "machines", workload });
  const frontDoor = frontDoors[edge.settings.frontDoor];
  const settings: AwsEc2Settings = {
    ...edge.settings,
    region,
    instance: given.instance,
    vcpus: type.vcpus,
    memory: type.memory,
    instances: poolSize(instances, (target) => ({ kind: "target-tracking", target })),
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
    line: null,
    boot: [chooseBoot(given, instances, choices)],
    startsOnDemand: "never",
    standby: 0,
    launchRate: null,
    boost: null,
    billing: { billedFrom: { time: pendingTime }, least: leastBilled, step: microsecondsPer.s, activeStep: null },
    nodes: null,
    timeout: null,
    purchase,
    committed: committedCount(purchase, given.committed, instances),
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
    credits: type.baseline === null ? null : { mode: given.credits ?? "unlimited", baseline: type.baseline },
  };
  return {
    settings,
    description: describeFleet(settings),
    assumptions: [
      ...choices.assumptions,
      ...growingAssumptions(settings),
      ...creditAssumptions(settings, given.credits !== undefined),
      ...edge.assumptions,
      ...fleetSharingAssumptions(workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: poolIneligibleBecause(settings, { owner: settings.instance, memory: type.memory }, workload),
    warnings: warnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...poolLimits(settings, fleetWords, hasOwnPools(workload)), ...edge.limits],
    priceNeeds: [
      ...purchaseNeeds(purchase, settings),
      ...(settings.credits === null
        ? []
        : [{ card: "aws-ec2", region, variant: settings.instance, meters: ["surplusCreditHours"] as const }]),
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

/** The time to boot is listed where it is used. */
function chooseBoot(given: AwsEc2Given, instances: FleetSize, choices: Choices): DistributionSettings {
  if (instances.kind !== "growing") return given.boot ?? bootDefault;
  return choices.choose("boot, from launch to in service", given.boot, bootDefault, {
    show: formatDistribution,
    source: "evenpoint default: 26 s to a shell as measured, then application start and health checks",
    date: "2026-01",
    confirmed: false,
    setBy: "default",
  });
}

function warnings(settings: AwsEc2Settings, workload: Workload): string[] {
  const found = settings.purchase === "spot" ? [spotWarning(settings.instance)] : [];
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (functionsOf(workload).some(isWaiting) && settings.slots > settings.vcpus) {
    found.push("CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time");
  }
  return found;
}
