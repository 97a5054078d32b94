import { createDistribution, type DistributionSettings, type SampleSets } from "../engine/distributions/index.ts";
import { coldStartLaw } from "../engine/laws/cold-start-law.ts";
import { erlangB } from "../engine/laws/erlang-b.ts";
import { little } from "../engine/laws/little.ts";
import { mmcWait } from "../engine/laws/mmc-wait.ts";
import { addedLatencyMean } from "../platforms/added-latency.ts";
import { type AwsLambdaSettings, vcpusOf } from "../platforms/aws-lambda/settings.ts";
import { wallPerCpu } from "../platforms/cpu-share.ts";
import type { PoolSettings } from "../platforms/instance-pool/pool-settings.ts";
import { poolSettingsOf } from "../platforms/pool-settings-of.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { microsecondsPer } from "../units/duration.ts";
import type { OneFunction } from "../workloads/workload.ts";
import type { CandidateResult, Check, Estimate } from "./result.ts";

/** How many half widths of an interval a law may lie away from what was seen. */
const widths = 3;
/** More servers than this make Erlang's recursion slow and its answer plain. */
const mostServers = 100_000;

export interface CheckContext {
  readonly scenario: Scenario;
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly samples: SampleSets;
  /** Milliseconds in service or initialising, mean over the served requests. */
  readonly serviceTime: Estimate;
}

/**
 * Holds a candidate's result against every exact law whose conditions it meets. Little's law always does. A law holds
 * where it lies within three times the half width of the interval: with five replications a sound simulation fails that
 * about once in a thousand times.
 */
export function checks(candidate: Candidate, result: CandidateResult, context: CheckContext): Check[] {
  const { scenario, samples } = context;
  const named = (law: string, expected: number, observed: Estimate, slack = 0): Check => ({
    law,
    candidate: candidate.name,
    expected,
    observed,
    holds: holds(expected, observed, slack),
  });
  const found = [named("Little", ...littlesLaw(candidate, result, context))];
  const { workload } = scenario;
  if ("functions" in workload) return found; // what is exact of each is not exact of their sum
  const { arrivals, work } = workload;
  if (arrivals.kind !== "poisson" || work.from !== "distributions") return found;
  const service = { rate: arrivals.rate, workload, samples };
  if (candidate.platform === "aws-lambda") {
    const settings = candidate.settings as AwsLambdaSettings;
    found.push(...functionChecks(settings, service, result).map(([law, expected, seen]) => named(law, expected, seen)));
  }
  const pool = poolSettingsOf(candidate);
  if (pool !== null) {
    found.push(...fleetChecks(pool, service, result).map(([law, expected, seen]) => named(law, expected, seen)));
  }
  return found;
}

/**
 * Mean number in service from rate and mean time, and how far the two may differ: by what lies across the window's ends
 * (what is in service there, and what waited then and is served outside), and by chance.
 */
function littlesLaw(
  candidate: Candidate,
  result: CandidateResult,
  { duration, samples, serviceTime }: CheckContext,
): [number, Estimate, number] {
  const seconds = duration / microsecondsPer.s;
  const { requests, latency, wait, concurrency } = result;
  const timed = (requests.completed.mean ?? 0) + (requests.timedOut.mean ?? 0);
  const failed = requests.failed.mean ?? 0;
  if (failed > 0 || (requests.timedOut.mean ?? 0) > 0 || (requests.retried.mean ?? 0) > 0) {
    // Latency then is not time in service: it leaves out what failed and what went on after a front door gave up, and
    // holds the waits between attempts.
    const held = (serviceTime.mean ?? 0) / 1000;
    const served = (timed + failed) / seconds;
    const reach = ((concurrency.peak.mean ?? 0) + served * held) * held;
    return [little(served, held), concurrency.mean, reach / seconds];
  }
  const rate = timed / seconds;
  const queues = poolSettingsOf(candidate) !== null; // a function's wait is initialisation, which counts as in service
  const queued = queues ? (wait.mean.mean ?? 0) : 0;
  const added = addedLatencyMean(candidate.addedLatency, samples) / 1000;
  const held = Math.max(0, (latency.mean.mean ?? 0) - queued - added) / 1000;
  const waiting = queued > 0 ? (rate * (latency.max.mean ?? 0)) / 1000 : 0;
  const acrossTheEnds = (((concurrency.peak.mean ?? 0) + waiting) * held) / seconds;
  // The added latency is taken off by its expected value; what was drawn differs from that by chance.
  const waitHalfWidth = queues ? halfWidthOf(wait.mean) : 0;
  const variance = Math.max(0, halfWidthOf(latency.mean) * halfWidthOf(latency.mean) - waitHalfWidth * waitHalfWidth);
  const chance = (widths * rate * Math.sqrt(variance)) / 1000;
  return [little(rate, held), concurrency.mean, acrossTheEnds + chance];
}

interface PoissonService {
  readonly rate: number;
  readonly workload: OneFunction;
  readonly samples: SampleSets;
}

type Law = readonly [law: string, expected: number, observed: Estimate];

function functionChecks(
  settings: AwsLambdaSettings,
  { rate, workload, samples }: PoissonService,
  result: CandidateResult,
): Law[] {
  const { work } = workload;
  const startsAtOnce = Object.values(settings.coldStart).every(isZero) && workload.init === null;
  const isPlain = settings.provisionedConcurrency === 0 && settings.throttle === "linear";
  const cutShort = (result.requests.timedOut.mean ?? 0) > 0;
  if (work.from === "trace" || !startsAtOnce || !isPlain || cutShort) return [];
  const share = { vcpus: vcpusOf(settings.memory), speed: settings.speed, parallel: work.parallel };
  const serviceMean =
    (meanOf(work.cpu, samples) * wallPerCpu({ ...share, throttle: "linear" }) + meanOf(work.io, samples)) /
    microsecondsPer.s;
  const load = rate * serviceMean;
  const laws: Law[] = [];
  const { throttled, offered } = result.requests;
  const { scaleRate, requestRate, frontDoor } = result.throttledBy;
  const byRate = [scaleRate, requestRate, frontDoor].some(({ mean }) => (mean ?? 0) > 0);
  if (byRate || (result.requests.retried.mean ?? 0) > 0) return [];
  if (settings.concurrencyLimit <= mostServers && offered.mean !== null && offered.mean > 0) {
    const expected = erlangB(load, settings.concurrencyLimit);
    const asShare = scaled(throttled, 1 / offered.mean);
    if (expected > 1e-6) laws.push(["Erlang B", expected, asShare]);
  }
  const isStack =
    settings.routing === "most-recently-used" &&
    settings.keepAlive.kind === "constant" &&
    settings.recycleAfter === null;
  const isExponential =
    (work.cpu.kind === "exponential" && isZero(work.io)) || (work.io.kind === "exponential" && isZero(work.cpu));
  if (isStack && isExponential && (throttled.mean ?? 0) === 0) {
    const keepAlive = meanOf(settings.keepAlive, samples) / microsecondsPer.s;
    const law = coldStartLaw({ rate, serviceMean, keepAlive });
    if (law !== null) laws.push(["cold starts of most-recently-used", law.coldFraction, result.coldStarts.fraction]);
  }
  return laws;
}

function fleetChecks(
  settings: PoolSettings,
  { rate, workload, samples }: PoissonService,
  result: CandidateResult,
): Law[] {
  const { work } = workload;
  if (work.from === "trace" || work.cpu.kind !== "exponential" || !isZero(work.io) || work.parallel > 0) return [];
  const { slots, vcpus, balancing, siblingSpeed, speed } = settings;
  if (settings.instances.kind !== "fixed" || settings.credits?.mode === "standard") return [];
  const instances = settings.instances.count;
  const isOneLine = balancing === "shared-queue" || instances === 1;
  // Less than one vCPU serves one request at a time, the slower for it.
  const share = Math.min(1, vcpus);
  if (slots * share !== vcpus || !isOneLine || siblingSpeed !== 1 || (result.requests.rejected.mean ?? 0) > 0)
    return [];
  const serviceMean = meanOf(work.cpu, samples) / speed / share / microsecondsPer.s;
  const servers = slots * instances;
  const load = rate * serviceMean;
  if (load >= servers || servers > mostServers) return [];
  return [["M/M/c wait, ms", mmcWait(load, servers, serviceMean).mean * 1000, result.wait.mean]];
}

function holds(expected: number, { mean, low, high }: Estimate, slack: number): boolean {
  if (mean === null) return true;
  const rounding = 1e-6 * Math.abs(expected);
  const allowed = low === null ? 0.1 * Math.abs(expected) : widths * halfWidthOf({ low, high });
  return Math.abs(mean - expected) <= allowed + slack + rounding;
}

function halfWidthOf({ low, high }: Omit<Estimate, "mean">): number {
  return low === null || high === null ? 0 : (high - low) / 2;
}

function isZero(settings: DistributionSettings): boolean {
  return settings.kind === "constant" && settings.value === 0;
}

function meanOf(settings: DistributionSettings, samples: SampleSets): number {
  return createDistribution(settings, samples).mean;
}

function scaled({ mean, low, high }: Estimate, factor: number): Estimate {
  const scale = (value: number | null) => (value === null ? null : value * factor);
  return { mean: scale(mean), low: scale(low), high: scale(high) };
}
