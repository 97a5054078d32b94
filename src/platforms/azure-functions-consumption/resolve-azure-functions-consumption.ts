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
import type { FunctionsRuntime } from "../azure-functions/runtimes.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import type { InstanceBilling, PoolSettings, PoolSize } from "../instance-pool/pool-settings.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { appAssumptions, appWarnings } from "./app-assumptions.ts";
import { appMeters } from "./app-usage.ts";
import { billedMemory } from "./billed-memory.ts";
import { appLimits, describeApp } from "./describe-app.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { keepAliveDefault, keepAliveListing } from "./keep-alive.ts";
import {
  type AzureFunctionsConsumptionGiven,
  type AzureFunctionsConsumptionSettings,
  type ConsumptionBalancing,
  consumptionDefaults,
  consumptionLimits,
  osOf,
} from "./settings.ts";

/** Requests that may wait before the first instance; no limit is published. */
const linePlaces = 10_000_000;

const documentation: Origin = { source: "Azure Functions documentation", date: "2026-08", confirmed: true };
const fromMemory: Origin = { source: "from memory; no source found", date: "2026-11", confirmed: false };
const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: false, setBy: "default" };

/** Fills in an app on the Consumption plan: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAzureFunctionsConsumption(
  given: AzureFunctionsConsumptionGiven,
  workload: Workload,
): ResolvedCandidate<AzureFunctionsConsumptionSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.azure;
  const runtime = given.runtime ?? "node";
  const edge = resolveEdge(given, {
    ...{ provider: "azure", region, logsVariant: "standard", targets: "functions", workload },
  });
  const settings: AzureFunctionsConsumptionSettings = {
    ...edge.settings,
    ...{ region, runtime, os: osOf(given) },
    vcpus: consumptionLimits.vcpus,
    memory: consumptionLimits.memory,
    ...choosePlaces(given, choices),
    ...chooseGrowth(given, choices),
    boot: chooseBoot(given, runtime, choices),
    boost: null,
    billing: billingOf(workload),
    nodes: null,
    credits: null,
    purchase: "on-demand",
    committed: 0,
    publicIpv4: false,
    timeout: chooseTimeout(given.timeout, consumptionDefaults.timeout, choices),
    addedLatency: [chooseOverhead(given.overhead, choices), ...edge.latency],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: 1,
  };
  return {
    settings,
    description: describeApp(settings),
    assumptions: [
      ...choices.assumptions,
      ...appAssumptions(settings, workload),
      ...edge.assumptions,
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: ineligibleBecause(settings, workload),
    warnings: [...appWarnings(settings, workload), ...contentionWarnings(settings, workload)],
    addedLatency: settings.addedLatency,
    limits: [...appLimits(settings, workload), ...edge.limits],
    priceNeeds: [{ card: "azure-functions-consumption", region, variant: null, meters: appMeters }, ...edge.priceNeeds],
  };
}

/** Where requests are served and where they wait: in line while there is no instance, else at the one they were sent to. */
function choosePlaces(
  given: AzureFunctionsConsumptionGiven,
  choices: Choices,
): Pick<PoolSettings, "slots" | "queue" | "line" | "balancing"> {
  const { concurrency, pythonConcurrency, outstanding } = consumptionDefaults;
  const isPython = given.runtime === "python";
  const slots = choices.choose(
    "concurrency of an instance",
    given.concurrency,
    isPython ? pythonConcurrency : concurrency,
    {
      show: (most) => `at most ${most} HTTP requests`,
      ...fromMemory,
      source: isPython
        ? "one call after the other, as bursts showed (STeLLAR, 2021) and Microsoft says of Flex Consumption; none of this plan"
        : "maxConcurrentRequests of the host, from memory; no source found",
    },
  );
  return {
    slots,
    queue: choices.choose("requests waiting at an instance", given.queue, Math.max(0, outstanding - slots), {
      show: (places) => `at most ${places}, the next are rejected (429)`,
      ...fromMemory,
      source: "maxOutstandingRequests of the host (200) less those in service, from memory; no source found",
    }),
    line: { places: linePlaces, patience: null, mayBeBypassed: true, opensFor: "slot" },
    balancing: choices.choose<ConsumptionBalancing>("balancing", given.balancing, "round-robin", {
      show: (policy) => policy,
      ...ownDefault,
      source:
        "evenpoint default: Microsoft publishes no rule; bursts queued at some instances (STeLLAR, 2021), so nobody looks for the idle one",
    }),
  };
}

/** How instances come and go. */
function chooseGrowth(
  given: AzureFunctionsConsumptionGiven,
  choices: Choices,
): Pick<PoolSettings, "instances" | "startsOnDemand" | "launchRate" | "standby" | "keepAlive"> {
  const perSecond = choices.choose("start of instances", given.launchRate, httpInstancesPerSecond, {
    show: (rate) => `at most ${formatSignificant(rate)} a second`,
    ...documentation,
    source: "Azure Functions documentation, event-driven scaling: HTTP triggers",
  });
  return {
    instances: chooseSize(given, perSecond, choices),
    startsOnDemand: "from-zero",
    launchRate: { burst: Math.max(1, perSecond), perSecond },
    standby: 0,
    keepAlive: choices.choose("keep-alive", given.keepAlive, keepAliveDefault, keepAliveListing),
  };
}

function chooseSize(given: AzureFunctionsConsumptionGiven, perSecond: number, choices: Choices): PoolSize {
  const { target, maximumInstances } = given;
  const max = choices.choose("most instances", maximumInstances, consumptionLimits.maximumInstances[osOf(given)], {
    show: String,
    ...documentation,
    source: "Azure Functions documentation, limits",
    date: "2023-05-23",
  });
  const scaler = chooseScaler(target, { perSecond }, choices);
  return { kind: "growing", min: 0, max, scaler, schedule: [], initial: 0 };
}

function chooseBoot(given: AzureFunctionsConsumptionGiven, runtime: FunctionsRuntime, choices: Choices) {
  const os = osOf(given);
  const { words, ...profile } = coldStartProfile(runtime, os);
  const place = os === "linux" ? "Linux" : "Windows";
  return chooseStartUp(given.coldStart, { ...profile, words: `${runtime} on ${place}: ${words}` }, choices);
}

/** Executions are billed, not instances: 100 ms at least, then each millisecond (from memory), by the memory observed. */
function billingOf(workload: Workload): InstanceBilling {
  return {
    billedFrom: { time: Number.MAX_SAFE_INTEGER },
    least: 0,
    step: 1,
    activeStep: 1,
    executions: { least: 100 * microsecondsPer.ms, step: microsecondsPer.ms, memory: billedMemory(workload) },
  };
}
