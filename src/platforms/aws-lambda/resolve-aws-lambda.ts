import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { formatSignificant } from "../../units/significant.ts";
import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { Choices } from "../choices.ts";
import { chooseSpeed } from "../choose-speed.ts";
import { defaultRegions } from "../default-regions.ts";
import { resolveEdge } from "../edge-settings.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";
import { formatKeepAlive, type KeepAliveSettings } from "../function-pool/keep-alive.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { workloadAssumptions } from "../workload-assumptions.ts";
import { chooseColdStart } from "./choose-cold-start.ts";
import { resolveConcurrency } from "./concurrency.ts";
import { concurrencyWarnings } from "./concurrency-warnings.ts";
import { functionAssumptions } from "./function-assumptions.ts";
import { ineligibleBecause } from "./ineligible-because.ts";
import { lambdaLimitsOf } from "./lambda-limits-of.ts";
import { notGranted } from "./not-granted.ts";
import { streamingAssumptions } from "./response-streaming.ts";
import { planInWords, savingsPlanAssumptions, savingsPlanNeeds, savingsPlanOf } from "./savings-plan.ts";
import { type AwsLambdaGiven, type AwsLambdaSettings, defaultRuntime, vcpusOf } from "./settings.ts";
import { snapStartMeters, snapStartOf } from "./snap-start.ts";
import { snapStartAssumptions, snapStartWarnings } from "./snap-start-assumptions.ts";

/** Keep-alive and routing as last measured: one instance unused for 6 minutes ended in 2021 (facts: mikhail.io). */
const keepAliveDefault: KeepAliveSettings = { kind: "constant", value: 360_000_000 };
/** Median 18 ms, p99 74 ms: the warm invocation of a function from the same coast, network removed. */
const overheadDefault: DistributionSettings = { kind: "lognormal", median: 18_000, p99: 74_000 };

/** Fills in an AWS Lambda candidate: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAwsLambda(given: AwsLambdaGiven, workload: Workload): ResolvedCandidate<AwsLambdaSettings> {
  const choices = new Choices();
  const region = given.region ?? defaultRegions.aws;
  const architecture = given.architecture ?? "x86_64";
  const edge = resolveEdge(given, { provider: "aws", region, logsVariant: "lambda", targets: "functions", workload });
  const snapStart = snapStartOf(given.snapStart, given.runtime ?? defaultRuntime);
  const coldStart = chooseColdStart(given, snapStart, choices);
  const savingsPlan = savingsPlanOf(given);
  const settings: AwsLambdaSettings = {
    ...edge.settings,
    region,
    memory: given.memory,
    architecture,
    coldStart: coldStart.parts,
    ...resolveConcurrency(given, workload, choices),
    provisionedConcurrency: given.provisionedConcurrency ?? 0,
    keepAlive: choices.choose("keep-alive", given.keepAlive, keepAliveDefault, {
      show: formatKeepAlive,
      source: "idle instances ended between 5 and 7 minutes (mikhail.io measurements); AWS publishes no figure",
      date: "2021-01",
      confirmed: true,
    }),
    routing: choices.choose("warm instance chosen", given.routing, "most-recently-used", {
      show: (policy) => policy,
      source: "22,287 of 22,290 choices in a trace of AWS Lambda (pacslab)",
      date: "2020-05",
      confirmed: true,
    }),
    timeout: choices.choose("timeout", given.timeout, 30_000_000, {
      show: formatMicroseconds,
      source: "evenpoint default",
      date: "",
      confirmed: true,
      setBy: "default",
    }),
    addedLatency: [
      {
        name: "overhead",
        settings: choices.choose("platform overhead", given.overhead, overheadDefault, {
          show: formatDistribution,
          source: "STeLLAR (IISWC 2021): warm invocation, network removed",
          date: "2021",
          confirmed: true,
        }),
      },
      ...edge.latency,
    ],
    speed: chooseSpeed(given.speed, choices),
    throttle: given.throttle ?? "linear",
    ephemeralStorage: given.ephemeralStorage ?? 512 * bytesPerMegabyte,
    recycleAfter: given.recycleAfter ?? null,
    ...(snapStart === null ? {} : { snapStart }),
    ...(given.responseStreaming ? { responseStreaming: true } : {}),
    ...(savingsPlan === null ? {} : { savingsPlan }),
  };
  const { provisionedConcurrency } = settings;
  const place = { card: "aws-lambda", region, variant: architecture };
  return {
    settings,
    description: describe(settings, coldStart.label),
    assumptions: [
      ...choices.assumptions,
      ...coldStart.assumptions,
      ...snapStartAssumptions(settings),
      ...(settings.responseStreaming ? streamingAssumptions(settings.frontDoor) : []),
      ...savingsPlanAssumptions(settings.savingsPlan, workload),
      ...edge.assumptions,
      ...functionAssumptions(settings, workload),
      ...workloadAssumptions(workload),
    ],
    ineligibleBecause: [...ineligibleBecause(settings, workload), ...notGranted(given, workload)],
    warnings: [...concurrencyWarnings(settings, workload), ...snapStartWarnings(given, settings, workload)],
    addedLatency: settings.addedLatency,
    limits: [...lambdaLimitsOf(settings, workload), ...edge.limits],
    priceNeeds: [
      {
        ...place,
        meters: [
          "requests",
          "gbSeconds",
          ...(provisionedConcurrency > 0 ? (["provisionedGbSeconds", "provisionedDurationGbSeconds"] as const) : []),
          ...(settings.ephemeralStorage > 512 * bytesPerMegabyte ? (["ephemeralGbSeconds"] as const) : []),
          ...snapStartMeters(settings.snapStart),
          ...(settings.responseStreaming ? (["streamedGb"] as const) : []),
        ],
      },
      ...savingsPlanNeeds(settings.savingsPlan, place),
      ...edge.priceNeeds,
    ],
  };
}

function describe(settings: AwsLambdaSettings, coldStart: string): string {
  const ready = settings.provisionedConcurrency;
  const provisioned =
    ready > 0 ? `, ${ready === 1 ? "one provisioned instance" : `${ready} provisioned instances`}` : "";
  const plan = settings.savingsPlan === undefined ? "" : `, ${planInWords(settings.savingsPlan)}`;
  const vcpus = formatSignificant(vcpusOf(settings.memory), 2);
  return `AWS Lambda in ${settings.region}, ${formatSize(settings.memory)} (${vcpus} vCPU), ${settings.architecture}, ${coldStart}${provisioned}${plan}.`;
}
