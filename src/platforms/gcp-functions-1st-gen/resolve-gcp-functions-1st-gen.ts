import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import { googleOverhead, googleOverheadOrigin } from "../gcp-serverless/overhead.ts";
import { leastPatience } from "../gcp-serverless/patience.ts";
import { startUpProfile, startUpsMeasured } from "../gcp-serverless/start-up-profiles.ts";
import { chooseSiblingSpeed } from "../instance-pool/choose-sibling-speed.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { InstanceBilling, PoolSize } from "../instance-pool/pool-settings.ts";
import type { Limit, ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { functionAssumptions } from "./function-assumptions.ts";
import { functionMeters } from "./function-usage.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { sizeOfMemory } from "./memory-sizes.ts";
import { functionDefaults, type GcpFunctions1stGenGiven, type GcpFunctions1stGenSettings } from "./settings.ts";

const nothing: DistributionSettings = { kind: "constant", value: 0 };

/** Requests that may wait before all instances; no limit is published, and patience ends most lines before. */
const linePlaces = 10_000_000;

const fromMemory: Origin = { source: "from memory; no source found", date: "", confirmed: false, setBy: "default" };

/** Each request by itself in steps of 100 ms. Of an instance's time only what the minimum idles costs anything. */
const billing: InstanceBilling = {
  billedFrom: { time: Number.MAX_SAFE_INTEGER },
  least: 0,
  step: 1,
  activeStep: 1,
  executions: { least: 0, step: 100 * microsecondsPer.ms },
};

/** Fills in a function of the first generation: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveGcpFunctions1stGen(
  given: GcpFunctions1stGenGiven,
  workload: Workload,
): ResolvedCandidate<GcpFunctions1stGenSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.gcp;
  const { memory, ghz, vcpus } = sizeOfMemory(given.memory)!;
  const minimumInstances = given.minimumInstances ?? 0;
  const edge = resolveEdge(given, {
    ...{ provider: "gcp", region, targets: "functions", workload },
    ...{ logsVariant: "standard", egressVariant: "functions-1st-gen" },
  });
  const settings: GcpFunctions1stGenSettings = {
    ...edge.settings,
    ...{ region, memory, ghz, vcpus, minimumInstances },
    slots: 1,
    queue: 0,
    line: { places: linePlaces, patience: given.patience ?? leastPatience, mayBeBypassed: false, opensFor: "slot" },
    patience: given.patience ?? null,
    instances: chooseSize(given, choices),
    startsOnDemand: "always",
    balancing: "lowest-first",
    standby: 0,
    keepAlive: choices.choose("keep-alive", given.keepAlive, functionDefaults.keepAlive, {
      show: formatDistribution,
      source: "idle instances ended after exactly 15 min (mikhail.io measurements); Google: an unspecified time",
      date: "2021-01",
      confirmed: true,
    }),
    launchRate: null,
    boot: chooseStartUp(given, choices),
    boost: null,
    billing,
    nodes: null,
    credits: null,
    purchase: "on-demand",
    committed: 0,
    publicIpv4: false,
    timeout: choices.choose("timeout", given.timeout, functionDefaults.timeout, {
      show: (time) => `${formatMicroseconds(time)} from the arrival; the instance works on`,
      ...fromMemory,
    }),
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
  return {
    settings,
    description: describe(settings, given),
    assumptions: [
      ...choices.assumptions,
      ...functionAssumptions(settings, workload),
      ...edge.assumptions,
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: [],
    addedLatency: settings.addedLatency,
    limits: [...limitsOf(settings, workload), ...edge.limits],
    priceNeeds: [
      { card: "gcp-functions-1st-gen", region, variant: null, meters: functionMeters(minimumInstances) },
      ...edge.priceNeeds,
    ],
  };
}

/** A function starts with its smallest number of instances. */
function chooseSize(given: GcpFunctions1stGenGiven, choices: Choices): PoolSize {
  const { minimumInstances: min = 0 } = given;
  const max = choices.choose("most instances", given.maximumInstances, functionDefaults.maximumInstances, {
    show: String,
    ...fromMemory,
  });
  return { kind: "growing", min, max, scaler: { kind: "by-requests" }, schedule: [], initial: min };
}

function chooseStartUp(
  { coldStart, runtime = "nodejs" }: GcpFunctions1stGenGiven,
  choices: Choices,
): readonly DistributionSettings[] {
  if (coldStart !== undefined) {
    const { setup = nothing, init = nothing } = coldStart;
    const value = `setup ${formatDistribution(setup)}, init ${formatDistribution(init)}`;
    choices.choose("cold start", value, value, { show: (text) => text, source: "", date: "", confirmed: true });
    return [setup, init];
  }
  const init = startUpProfile(runtime);
  choices.choose("cold start", undefined, init, {
    show: (law) => `${runtime}, small package: ${formatDistribution(law)}, at every memory setting`,
    ...startUpsMeasured,
    confirmed: true,
  });
  return [nothing, init];
}

/** Instances and what they serve at once; each request has its instance's vCPU to itself. */
function limitsOf(settings: GcpFunctions1stGenSettings, workload: Workload): readonly Limit[] {
  const words = { instances: "instances", group: "function" };
  return poolLimits(settings, words, "functions" in workload).filter(({ measuredBy }) => measuredBy !== "peakVcpus");
}

function describe(
  { region, memory, vcpus, instances, minimumInstances }: GcpFunctions1stGenSettings,
  { coldStart, runtime = "nodejs" }: GcpFunctions1stGenGiven,
): string {
  const size = `${formatSize(memory)} (${formatSignificant(vcpus, 2)} vCPU)`;
  const start = coldStart === undefined ? `, ${runtime}` : "";
  const most = instances.kind === "growing" ? `${minimumInstances} to ${instances.max} instances` : "";
  return `Google Cloud function (1st gen) in ${region}, ${size}${start}, ${most} of one request each.`;
}
