import { microsecondsPer } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { chooseStartUp } from "../azure-functions/choose-start-up.ts";
import { chooseTimeout } from "../azure-functions/choose-timeout.ts";
import { contentionWarnings } from "../azure-functions/contention-warnings.ts";
import { chooseOverhead } from "../azure-functions/overhead.ts";
import type { FunctionsRuntime } from "../azure-functions/runtimes.ts";
import { Choices, type Origin } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution } from "../format-distribution.ts";
import { chooseSiblingSpeed } from "../instance-pool/choose-sibling-speed.ts";
import type { InstanceBilling, PoolSize } from "../instance-pool/pool-settings.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { appAssumptions } from "./app-assumptions.ts";
import { appMeters } from "./app-usage.ts";
import { coldStart } from "./cold-start.ts";
import { appLimits, describeApp } from "./describe-app.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { defaultMemory, sizeOfMemory } from "./instance-sizes.ts";
import {
  type AzureFunctionsFlexGiven,
  type AzureFunctionsFlexSettings,
  flexDefaults,
  type MinimumBilled,
} from "./settings.ts";

/** Requests that may wait before all instances; no limit is published. */
const linePlaces = 10_000_000;

const documentation: Origin = { source: "Azure Functions documentation", date: "2026-08", confirmed: true };
const ownDefault: Origin = { source: "evenpoint default", date: "", confirmed: false, setBy: "default" };

/** Fills in an app on the Flex Consumption plan: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAzureFunctionsFlex(
  given: AzureFunctionsFlexGiven,
  workload: Workload,
): ResolvedCandidate<AzureFunctionsFlexSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.azure;
  const memory = choices.choose("memory of an instance", given.memory, defaultMemory, {
    show: formatSize,
    ...documentation,
  });
  const { vcpus } = sizeOfMemory(memory)!;
  const runtime = given.runtime ?? "node";
  const alwaysReady = given.alwaysReady ?? 0;
  const edge = resolveEdge(given, {
    ...{ provider: "azure", region, logsVariant: "standard", targets: "functions", workload },
  });
  const settings: AzureFunctionsFlexSettings = {
    ...edge.settings,
    ...{ region, memory, vcpus, runtime, alwaysReady },
    slots: chooseConcurrency(given, { memory, runtime }, choices),
    queue: 0,
    line: { places: linePlaces, patience: null, mayBeBypassed: false, opensFor: "slot" },
    instances: chooseSize(given, choices),
    startsOnDemand: "always",
    balancing: "lowest-first",
    standby: 0,
    keepAlive: choices.choose("keep-alive", given.keepAlive, flexDefaults.keepAlive, {
      show: formatDistribution,
      ...ownDefault,
      source: "evenpoint default: Microsoft says a few minutes; after 15 min idle instances were gone (2026)",
    }),
    launchRate: chooseLaunchRate(given, choices),
    boot: chooseStartUp(given.coldStart, coldStart, choices),
    boost: null,
    billing: chooseBilling(given, choices),
    nodes: null,
    credits: null,
    purchase: "on-demand",
    committed: 0,
    publicIpv4: false,
    timeout: chooseTimeout(given.timeout, flexDefaults.timeout, choices),
    addedLatency: [chooseOverhead(given.overhead, choices), ...edge.latency],
    speed: chooseSpeed(given.speed, choices),
    siblingSpeed: chooseSiblingSpeed(given.siblingSpeed, vcpus, choices),
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
    warnings: contentionWarnings(settings, workload),
    addedLatency: settings.addedLatency,
    limits: [...appLimits(settings, workload), ...edge.limits],
    priceNeeds: [
      { card: "azure-functions-flex", region, variant: null, meters: appMeters(alwaysReady) },
      ...edge.priceNeeds,
    ],
  };
}

function chooseConcurrency(
  given: AzureFunctionsFlexGiven,
  { memory, runtime }: { readonly memory: number; readonly runtime: FunctionsRuntime },
  choices: Choices,
): number {
  const fallback = runtime === "python" ? 1 : sizeOfMemory(memory)!.concurrency;
  return choices.choose("concurrency of an instance", given.concurrency, fallback, {
    show: (slots) => `at most ${slots} HTTP requests`,
    ...documentation,
    source: `Azure Functions documentation, concurrency: default for ${runtime === "python" ? "Python" : formatSize(memory)}`,
  });
}

/** An app starts with its always-ready instances, which the largest number of others does not count. */
function chooseSize({ alwaysReady: min = 0, maximumInstances }: AzureFunctionsFlexGiven, choices: Choices): PoolSize {
  const most = choices.choose("most instances", maximumInstances, flexDefaults.maximumInstances, {
    show: (count) => (min === 0 ? String(count) : `${count} beside the ${min} always-ready ones`),
    ...documentation,
  });
  return { kind: "growing", min, max: min + most, scaler: { kind: "by-requests" }, schedule: [], initial: min };
}

function chooseLaunchRate(
  { launchRate }: AzureFunctionsFlexGiven,
  choices: Choices,
): AzureFunctionsFlexSettings["launchRate"] {
  const perSecond = choices.choose("start of instances", launchRate, Number.POSITIVE_INFINITY, {
    show: (rate) =>
      Number.isFinite(rate) ? `at most ${formatSignificant(rate)} a second` : "all that waiting requests fill, at once",
    ...ownDefault,
    source:
      "evenpoint default: Microsoft publishes no rate; 30 to 60 instances at once were seen (azure-functions-host #11790)",
  });
  return Number.isFinite(perSecond) ? { burst: Math.max(1, perSecond), perSecond } : null;
}

/** Active time of instances; requests are counted one by one, for those of always-ready instances cost apart. */
function chooseBilling({ minimumBilled }: AzureFunctionsFlexGiven, choices: Choices): InstanceBilling {
  const of = choices.choose<MinimumBilled>("shortest billed time of 1 s", minimumBilled, "period", {
    show: (kind) => (kind === "period" ? "of a whole period of activity of an instance" : "of each request"),
    ...ownDefault,
    source: "evenpoint default: asked on Microsoft Q&A on 2025-11-26 (of a period or of a request?), no answer found",
  });
  return {
    billedFrom: { time: Number.MAX_SAFE_INTEGER },
    least: 0,
    step: 1,
    activeStep: 100 * microsecondsPer.ms,
    activeLeast: { time: microsecondsPer.s, of },
    executions: { least: 0, step: 1 },
  };
}
