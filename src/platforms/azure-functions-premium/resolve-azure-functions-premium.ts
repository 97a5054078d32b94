import { createDistribution, type DistributionSettings, sampleSources } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Workload } from "../../workloads/workload.ts";
import { httpInstancesPerSecond } from "../autoscaling/azure-scale-controller.ts";
import { chooseScaler } from "../azure-functions/choose-scaler.ts";
import { chooseStartUp } from "../azure-functions/choose-start-up.ts";
import { chooseTimeout } from "../azure-functions/choose-timeout.ts";
import { coldStartProfile } from "../azure-functions/cold-start-profiles.ts";
import { contentionWarnings } from "../azure-functions/contention-warnings.ts";
import { chooseOverhead } from "../azure-functions/overhead.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { chooseSiblingSpeed } from "../instance-pool/choose-sibling-speed.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { describePlan, planLimits } from "./describe-plan.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { instanceSizes } from "./instance-sizes.ts";
import { planAssumptions } from "./plan-assumptions.ts";
import { planMeters } from "./plan-usage.ts";
import {
  type AzureFunctionsPremiumGiven,
  type AzureFunctionsPremiumSettings,
  mostInstances,
  osOf,
  type PremiumBalancing,
  premiumDefaults,
} from "./settings.ts";

const documentation: Origin = { source: "Azure Functions documentation", date: "2026-08", confirmed: true };
const fromMemory: Origin = { source: "from memory; no source found", date: "2026-11", confirmed: false };
const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: false, setBy: "default" };

/** Fills in an app on the Premium plan: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAzureFunctionsPremium(
  given: AzureFunctionsPremiumGiven,
  workload: Workload,
): ResolvedCandidate<AzureFunctionsPremiumSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.azure;
  const runtime = given.runtime ?? "node";
  const size = given.size ?? "EP1";
  const { vcpus, memory } = instanceSizes[size];
  const edge = resolveEdge(given, {
    ...{ provider: "azure", region, logsVariant: "standard", targets: "functions", workload },
  });
  const settings: AzureFunctionsPremiumSettings = {
    ...edge.settings,
    ...{ region, runtime, size, os: osOf(given), vcpus, memory },
    ...choosePlaces(given, choices),
    ...chooseGrowth(given, choices),
    boot: chooseBoot(given, choices),
    boost: null,
    billing: { billedFrom: { time: 0 }, least: 0, step: microsecondsPer.s, activeStep: null },
    nodes: null,
    credits: null,
    purchase: "on-demand",
    committed: 0,
    publicIpv4: false,
    timeout: chooseTimeout(given.timeout, premiumDefaults.timeout, choices),
    addedLatency: [chooseOverhead(given.overhead, choices), ...edge.latency],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: chooseSiblingSpeed(given.siblingSpeed, vcpus, choices),
  };
  return {
    settings,
    description: describePlan(settings),
    assumptions: [
      ...choices.assumptions,
      ...planAssumptions(settings, workload),
      ...edge.assumptions,
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: contentionWarnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...planLimits(settings, workload), ...edge.limits],
    priceNeeds: [{ card: "azure-functions-premium", region, variant: null, meters: planMeters }, ...edge.priceNeeds],
  };
}

/** Where requests are served and where they wait: at the instance that they were sent to. */
function choosePlaces(
  given: AzureFunctionsPremiumGiven,
  choices: Choices,
): Pick<PoolSettings, "slots" | "queue" | "line" | "balancing"> {
  const { concurrency, pythonConcurrency, queue } = premiumDefaults;
  const isPython = given.runtime === "python";
  return {
    slots: choices.choose("concurrency of an instance", given.concurrency, isPython ? pythonConcurrency : concurrency, {
      show: (most) => (most === concurrency ? "without limit" : `at most ${most} HTTP requests`),
      ...fromMemory,
      source: isPython
        ? "one call after the other, as Microsoft says of Flex Consumption; none of this plan"
        : "the host has no limit on this plan, from memory; no source found",
    }),
    queue: choices.choose("requests waiting at an instance", given.queue, queue, {
      show: (places) => (places === queue ? "without limit" : `at most ${places}, the next are rejected (429)`),
      ...fromMemory,
    }),
    line: null,
    balancing: choices.choose<PremiumBalancing>("balancing", given.balancing, "round-robin", {
      show: (policy) => policy,
      ...ownDefault,
      source: "evenpoint default: Microsoft publishes no rule",
    }),
  };
}

type Growth = Pick<PoolSettings, "instances" | "startsOnDemand" | "launchRate" | "standby" | "keepAlive" | "prewarmed">;

/** How instances come and go. */
function chooseGrowth(given: AzureFunctionsPremiumGiven, choices: Choices): Growth {
  const perSecond = choices.choose("start of instances", given.launchRate, httpInstancesPerSecond, {
    show: (rate) => `at most ${formatSignificant(rate)} a second`,
    ...documentation,
    source: "Azure Functions documentation, event-driven scaling: HTTP triggers",
  });
  const min = choices.choose("always-ready instances", given.minimumInstances, 1, { show: String, ...documentation });
  const prewarmed = choices.choose("prewarmed instances", given.prewarmed, premiumDefaults.prewarmed, {
    show: (spares) => `${spares} beside those that serve`,
    ...documentation,
  });
  const max = choices.choose("most instances", given.maximumInstances, mostInstances(osOf(given), given.region), {
    show: String,
    ...documentation,
    source: "Azure Functions documentation: of a plan",
    date: "2020-08-28",
  });
  const keepAlive = chooseKeepAlive(given, choices);
  const scaler = chooseScaler(given.target, { perSecond, scaleInAfter: meanOf(keepAlive) }, choices);
  return {
    instances: { kind: "growing", min, max, scaler, schedule: [], initial: null },
    startsOnDemand: "never",
    launchRate: { burst: Math.max(1, perSecond), perSecond },
    standby: 0,
    keepAlive,
    ...(prewarmed === 0 ? {} : { prewarmed }),
  };
}

/** Whole microseconds; the default where only recorded values tell. */
function meanOf(law: DistributionSettings): number {
  return sampleSources(law).length > 0 ? keepAliveDefault.value : Math.round(createDistribution(law).mean);
}

const keepAliveDefault = { kind: "constant", value: 10 * microsecondsPer.m } as const;

function chooseKeepAlive(given: AzureFunctionsPremiumGiven, choices: Choices): DistributionSettings {
  return choices.choose<DistributionSettings>("keep-alive", given.keepAlive, keepAliveDefault, {
    show: (law) =>
      `${formatDistribution(law)}: an instance that is not always ready goes when it was idle for so long, or (the mean) when fewer were enough for so long`,
    ...ownDefault,
    source: "evenpoint default: Microsoft says a few minutes",
  });
}

/** Prewarmed instances start as others do; only the Consumption plan's starts were measured. */
function chooseBoot(given: AzureFunctionsPremiumGiven, choices: Choices) {
  const os = osOf(given);
  const runtime = given.runtime ?? "node";
  const { words, ...profile } = coldStartProfile(runtime, os);
  const place = os === "linux" ? "Linux" : "Windows";
  const source = `${profile.source}; taken to be the same on this plan`;
  return chooseStartUp(
    given.coldStart,
    { ...profile, source, confirmed: false, words: `${runtime} on ${place}: ${words}` },
    choices,
  );
}
