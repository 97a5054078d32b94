import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import { googleOverhead, googleOverheadOrigin } from "../gcp-serverless/overhead.ts";
import { leastPatience } from "../gcp-serverless/patience.ts";
import { startUpProfile, startUpsMeasured } from "../gcp-serverless/start-up-profiles.ts";
import { chooseSiblingSpeed } from "../instance-pool/choose-sibling-speed.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import type { InstanceBilling, PoolSize } from "../instance-pool/pool-settings.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { commitmentAssumptions, commitmentNeeds, committedInstances } from "./commitment.ts";
import { cpuBoostOf } from "./cpu-boost.ts";
import { describeService, serviceLimits } from "./describe-service.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { listWorth } from "./list-worth.ts";
import { serviceAssumptions } from "./service-assumptions.ts";
import { serviceMeters } from "./service-usage.ts";
import { cloudRunDefaults, cloudRunLimits, type GcpCloudRunGiven, type GcpCloudRunSettings } from "./settings.ts";

const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** Requests that may wait before all instances; no limit is published, and patience ends most lines before. */
const linePlaces = 10_000_000;

const documentation: Origin = { source: "Cloud Run documentation", date: "2026-11", confirmed: true };
const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: false, setBy: "default" };

/** Fills in a Google Cloud Run service: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveGcpCloudRun(
  given: GcpCloudRunGiven,
  workload: Workload,
): ResolvedCandidate<GcpCloudRunSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.gcp;
  const vcpus = choices.choose("vCPU of an instance", given.cpu, cloudRunDefaults.vcpus, {
    show: String,
    ...documentation,
  });
  const purchase = given.purchase ?? "on-demand";
  const charged = given.billing ?? "request-based";
  const minimumInstances = given.minimumInstances ?? 0;
  const edge = resolveEdge(given, { provider: "gcp", region, logsVariant: "standard", targets: "functions", workload });
  const service: Omit<GcpCloudRunSettings, "worth"> = {
    ...edge.settings,
    region,
    charged,
    minimumInstances,
    vcpus,
    memory: choices.choose("memory of an instance", given.memory, cloudRunDefaults.memory, {
      show: formatSize,
      ...documentation,
    }),
    slots: chooseConcurrency(given, vcpus, choices),
    queue: 0,
    line: { places: linePlaces, patience: leastPatience, mayBeBypassed: false, opensFor: "slot" },
    instances: serviceSize(given, choices),
    startsOnDemand: "always",
    launchRate: null,
    boot: chooseStartUp(given, choices),
    boost: chooseBoost(given, vcpus, choices),
    standby: choices.choose("keep-alive", given.keepAlive, 15 * microsecondsPer.m, {
      show: (time) => `${formatMicroseconds(time)} once the autoscaler no longer wants an instance`,
      source: "notes that quote Google: up to 15 min",
      date: "2026-11",
      confirmed: false,
    }),
    timeout: choices.choose("timeout", given.timeout, 5 * microsecondsPer.m, {
      show: (time) => `${formatMicroseconds(time)} (status 504; the instance works on)`,
      ...documentation,
    }),
    balancing: choices.choose("balancing", given.balancing, "least-outstanding", {
      show: (policy) => policy,
      ...ownDefault,
      source: "evenpoint default: Google publishes no rule",
    }),
    billing: instanceBilling(charged),
    nodes: null,
    credits: null,
    purchase,
    committed: committedInstances(given),
    publicIpv4: false,
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, googleOverhead, {
          show: formatDistribution,
          ...googleOverheadOrigin,
        }),
      },
      ...edge.latency,
    ],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: chooseSiblingSpeed(given.siblingSpeed, vcpus, choices),
  };
  const settings = { ...service, worth: purchase === "on-demand" ? null : listWorth(service) };
  const place = { card: "gcp-cloud-run", region, variant: charged };
  return {
    settings,
    description: describeService(settings),
    assumptions: [
      ...choices.assumptions,
      ...serviceAssumptions(settings, workload),
      ...commitmentAssumptions(purchase, charged),
      ...edge.assumptions,
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: warnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...serviceLimits(settings, hasOwnPools(workload)), ...edge.limits],
    priceNeeds: [
      { ...place, meters: serviceMeters(charged, minimumInstances) },
      ...commitmentNeeds(purchase, place),
      ...edge.priceNeeds,
    ],
  };
}

/** Below one vCPU an instance serves one request at a time. */
function chooseConcurrency(given: GcpCloudRunGiven, vcpus: number, choices: Choices): number {
  const fallback = vcpus < 1 ? 1 : Math.min(cloudRunLimits.concurrency, 80 * vcpus);
  return choices.choose("concurrency of an instance", given.concurrency, fallback, {
    show: (slots) => `at most ${slots}`,
    ...documentation,
    source: vcpus < 1 ? documentation.source : "Cloud Run documentation: 80 x vCPU for new services",
  });
}

/** A service starts with its smallest number of instances. */
function serviceSize(given: GcpCloudRunGiven, choices: Choices): PoolSize {
  const { minimumInstances: min = 0, target } = given;
  const max = choices.choose("most instances", given.maximumInstances, cloudRunDefaults.maximumInstances, {
    show: String,
    ...documentation,
    source: "Cloud Run documentation as quoted second-hand: default of a revision",
  });
  const share = (name: string, value: number | undefined) =>
    choices.choose(`autoscaler target, ${name}`, value, 0.6, {
      show: (target) => `${formatSignificant(100 * target)} %`,
      ...documentation,
    });
  const scaler = {
    kind: "cloud-run",
    cpu: share("CPU", target?.cpu),
    concurrency: share("concurrency", target?.concurrency),
  } as const;
  return { kind: "growing", min, max, scaler, schedule: [], initial: min };
}

/** What happens before the container starts is not billed, the rest is. */
function chooseStartUp({ coldStart, runtime }: GcpCloudRunGiven, choices: Choices): readonly DistributionSettings[] {
  if (coldStart !== undefined) {
    const { setup = nothing, init = nothing } = coldStart;
    const value = `setup ${formatDistribution(setup)}, init ${formatDistribution(init)}`;
    choices.choose("cold start", value, value, { show: (text) => text, source: "", date: "", confirmed: true });
    return [setup, init];
  }
  const named = runtime ?? "nodejs";
  const init = startUpProfile(named);
  choices.choose("cold start", undefined, init, {
    show: (law) => `${named}: ${formatDistribution(law)}, all of it billed`,
    source: `${startUpsMeasured.source}; Cloud Run itself was not measured`,
    date: startUpsMeasured.date,
    confirmed: false,
  });
  return [nothing, init];
}

function chooseBoost(given: GcpCloudRunGiven, vcpus: number, choices: Choices): GcpCloudRunSettings["boost"] {
  const boost = cpuBoostOf(vcpus);
  const isOn = choices.choose("start-up CPU boost", given.cpuBoost, false, {
    show: (on) => (on ? "on" : "off"),
    source: "evenpoint default: services have it only where somebody asks for it",
    date: "",
    confirmed: false,
    setBy: "default",
  });
  if (!isOn || boost === null) return null;
  choices.choose("what a boost does", undefined, boost, {
    show: ({ vcpus: boosted, after }) =>
      `${boosted} vCPU while an instance starts and for ${formatMicroseconds(after)} after, billed; it speeds up the workload's own start-up work and early requests, not the cold start itself`,
    source: "Google's documentation as a public repository quotes it; its effect on the start-up was not measured",
    date: "2026-10-06",
    confirmed: false,
  });
  return boost;
}

/** Billed from the start of the container; commitments are to a spend an hour. */
function instanceBilling(charged: GcpCloudRunSettings["charged"]): InstanceBilling {
  const step = 100 * microsecondsPer.ms;
  const activeStep = charged === "request-based" ? step : null;
  return { billedFrom: { parts: 1 }, least: 0, step, activeStep, commitsToSpend: true };
}

function warnings({ slots, vcpus }: GcpCloudRunSettings, workload: Workload): string[] {
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (!functionsOf(workload).some(isWaiting) || slots <= vcpus) return [];
  return ["CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time"];
}
