import type { Estimate } from "../engine/statistics/estimate.ts";
import { estimateCount } from "../engine/statistics/estimate-count.ts";
import { estimateFraction } from "../engine/statistics/estimate-fraction.ts";
import { estimateMean, positiveRange, shareRange } from "../engine/statistics/estimate-mean.ts";
import { platforms } from "../platforms/platforms.ts";
import { poolSettingsOf } from "../platforms/pool-settings-of.ts";
import { type ThrottleCause, throttleCauses } from "../platforms/station.ts";
import { type Bill, bill } from "../pricing/bill.ts";
import { worstCasePerHour } from "../pricing/worst-case-per-hour.ts";
import type { Candidate, Scenario } from "../scenario/scenario.ts";
import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { formatSignificant } from "../units/significant.ts";
import { bytesPerGigabyte } from "../units/size.ts";
import type { Usage } from "../usage/meter.ts";
import { byReplication } from "./by-replication.ts";
import type { CandidateTally, ReplicationFigures } from "./candidate-tally.ts";
import { splitCost } from "./cost-split.ts";
import { evaluateObjectives, type ObservedMetrics } from "./evaluate-objective.ts";
import { functionResults } from "./function-results.ts";
import { histogramResult } from "./histogram-result.ts";
import { leastHeadroom } from "./least-headroom.ts";
import { limitResults } from "./limit-results.ts";
import { meanUsage, monthlyUsage } from "./monthly-usage.ts";
import { latencyEstimates, outcomeEstimates, served } from "./outcome-estimates.ts";
import { passedLimitWarnings } from "./passed-limit-warnings.ts";
import { fewestInPeriod, isPercentile } from "./period-objective.ts";
import { priceAssumptions } from "./price-assumptions.ts";
import type { CandidateResult } from "./result.ts";
import { seriesResult, worstHourResult } from "./series-result.ts";
import { staffRate, withStaffHours } from "./staff-hours.ts";
import { readableDuration } from "./transient/readable-duration.ts";
import { transientWarning } from "./transient/transient-warning.ts";
import { undecidedWarning } from "./undecided-warning.ts";

/** The smallest share of offered requests that an acceptable candidate completes, unless an objective says otherwise. */
export const completedWhenAcceptable = 0.999;

export interface SummaryContext {
  readonly scenario: Scenario;
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly seriesStep: number;
  /** null where no spike has a number of occurrences a month. */
  readonly calm: CalmWindow | null;
}

/** The same window without its spike, by replication, and how often a month the spike happens. */
export interface CalmWindow {
  readonly occurs: number;
  readonly usages: readonly Usage[];
  /** Completed requests. */
  readonly completed: readonly number[];
  /** Usage of each of several functions, by replication; null where a function has none of its own. */
  readonly functions: readonly (readonly (Usage | null)[])[];
}

/** A candidate's result and, for paired comparison, what each replication cost. */
export interface CandidateSummary {
  readonly result: CandidateResult;
  /** USD a month by replication. */
  readonly costs: readonly number[];
  /** USD per staff hour, given or by default. */
  readonly staffRate: number;
  /** Milliseconds in service or initialising, mean over the served requests. */
  readonly serviceTime: Estimate;
  /** A month's usage by replication. */
  readonly usages: readonly Usage[];
  /** CPU utilisation of the busiest hour by replication, 0 to 1. */
  readonly peakHourUtilisation: readonly number[];
}

/** Turns what was kept of a candidate's replications into its result. */
export function summariseCandidate(
  candidate: Candidate,
  tally: CandidateTally,
  context: SummaryContext,
): CandidateSummary {
  const { scenario } = context;
  const month = { month: scenario.month, duration: context.duration, occurs: context.calm?.occurs ?? null };
  const usages = tally.figures.map((figures, replication) =>
    withStaffHours(monthlyUsage(figures.usage, context.calm?.usages[replication] ?? null, month), candidate),
  );
  const priced = (usage: Usage): Bill => bill(usage, candidate.rates, { freeTier: scenario.freeTier });
  const bills = usages.map(priced);
  const costs = bills.map(({ total }) => total);
  const usage = meanUsage(usages);
  const theBill = priced(usage);
  const { shares, ...measured } = measure(candidate, tally, context);
  const cost = { ...estimateMean(costs, { range: positiveRange }), mean: theBill.total };
  const series = seriesResult(tally.series, context.seriesStep);
  const busiest = { peakConcurrency: highest(series.concurrency), peakInstances: highest(series.instances) };
  const limits = limitResults(candidate, {
    duration: context.duration,
    measured,
    busiest,
    figures: tally.figures,
  });
  const metrics = observedMetrics(
    { ...measured, shares },
    { cost, headroom: leastHeadroom(candidate.limits, tally.figures) },
  );
  const windows = tally.figures.map(({ objectiveWindows }) => objectiveWindows);
  const slo = evaluateObjectives(scenario.slo, metrics, windows);
  const overloaded = mean(tally.figures.map(({ offeredLoad }) => offeredLoad)) >= 1;
  const completedShare = metrics.completed.mean ?? 1;
  const completesEnough =
    scenario.slo.some(({ metric }) => metric === "completed") || completedShare >= completedWhenAcceptable;
  const worstCase = platforms[candidate.platform]!.worstCaseHour(candidate.settings, scenario.workload);
  const functions = functionResults(tally.functions, { bill: theBill, bills, month, calm: context.calm });
  const transient = transientWarning(candidate, {
    scenario,
    series: tally.series,
    step: context.seriesStep,
    duration: context.duration,
    overloaded,
  });
  const result: CandidateResult = {
    name: candidate.name,
    platform: candidate.platform,
    region: candidate.region,
    description: candidate.description,
    ...measured,
    usage: { ...usage },
    bill: { lines: [...theBill.lines], total: theBill.total },
    cost: {
      monthly: cost,
      perMillionRequests: perMillion(costs, theBill.total, { tally, context }),
    },
    costSplit: splitCost(theBill, {
      running: measured.instances.utilisation.mean ?? 0,
      instanceHours: ((measured.instances.mean.mean ?? 0) * scenario.month) / microsecondsPer.h,
      vcpus: poolSettingsOf(candidate)?.vcpus ?? 0,
      provisioned: measured.provisioned?.utilisation.mean ?? 0,
      servedGbSeconds: servedGbSeconds(candidate, measured.concurrency.mean.mean ?? 0, scenario.month),
    }),
    worstCaseSpend: { perHour: worstCase === null ? null : worstCasePerHour(worstCase, candidate.rates) },
    limits,
    worstHour: worstHourResult(tally.figures),
    histogram: histogramResult(tally.latency.merged),
    series,
    slo,
    acceptable: !overloaded && completesEnough && slo.every(({ passed }) => passed),
    overloaded,
    eligible: true,
    ineligibleBecause: [],
    warnings: [
      ...candidate.warnings,
      ...unobservedWarnings(slo, measured, context),
      ...(transient === null ? [] : [transient]),
      ...passedLimitWarnings(limits),
    ],
    assumptions: [...candidate.assumptions, ...priceAssumptions(candidate.rates)],
    ...(functions.length === 0 ? {} : { functions }),
    byReplication: byReplication(tally, { costs, duration: context.duration }),
  };
  const peakHourUtilisation = tally.figures.map((figures) => figures.peakHourUtilisation);
  return {
    result,
    costs,
    staffRate: staffRate(candidate),
    serviceTime: serviceTime(tally),
    usages,
    peakHourUtilisation,
  };
}

/** GB-seconds of the month in service, of instances that serve one request each; `concurrency` is the mean. */
function servedGbSeconds({ settings }: Candidate, concurrency: number, month: number): number {
  const { memory = 0 } = settings as { readonly memory?: number };
  return (concurrency * (month / microsecondsPer.s) * memory) / bytesPerGigabyte;
}

type Measured = Pick<
  CandidateResult,
  | "requests"
  | "coldStarts"
  | "latency"
  | "wait"
  | "concurrency"
  | "instances"
  | "provisioned"
  | "throttledBy"
  | "coldLatency"
>;

type ObservedShares = Readonly<Record<"completed" | "throttled" | "rejected" | "timedOut" | "failed", Estimate>>;

/** Everything that is measured and not priced. */
function measure(
  candidate: Candidate,
  tally: CandidateTally,
  { duration }: SummaryContext,
): Measured & { readonly shares: ObservedShares } {
  const { figures, latency, wait, coldLatency } = tally;
  const count = (read: (figures: ReplicationFigures) => number): Estimate => estimateCount(figures.map(read));
  const level = (read: (figures: ReplicationFigures) => number): Estimate =>
    estimateMean(figures.map(read), { range: positiveRange });
  const share = (part: (figures: ReplicationFigures) => number, whole: (figures: ReplicationFigures) => number) =>
    estimateFraction(figures.map(part), figures.map(whole));
  const offered = (one: ReplicationFigures) => one.offered;
  const by = (cause: ThrottleCause) => count((one) => one.throttledBy[cause]);
  const ratios = (used: (one: ReplicationFigures) => number, available: (one: ReplicationFigures) => number) =>
    estimateMean(
      figures.filter((one) => available(one) > 0).map((one) => used(one) / available(one)),
      { range: shareRange },
    );
  const hasProvisioned = figures.some(({ provisioned }) => provisioned !== null);
  return {
    ...outcomeEstimates(figures),
    latency: latencyEstimates(latency),
    wait: { mean: wait.mean(), p95: wait.percentile("p95"), p99: wait.percentile("p99") },
    concurrency: {
      mean: level((one) => one.concurrencyTime / duration),
      peak: level((one) => one.peakConcurrency),
    },
    instances: {
      mean: level((one) => one.instanceTime / duration),
      peak: level((one) => one.peakInstances),
      utilisation: ratios(
        (one) => one.usedTime,
        (one) => one.availableTime,
      ),
    },
    ...(hasProvisioned
      ? {
          provisioned: {
            spill: share((one) => one.provisioned?.spilled ?? 0, served),
            utilisation: ratios(
              (one) => one.provisioned?.usedTime ?? 0,
              (one) => one.provisioned?.availableTime ?? 0,
            ),
          },
        }
      : {}),
    throttledBy: Object.fromEntries(
      throttleCausesOf(candidate).map((cause) => [cause, by(cause)]),
    ) as CandidateResult["throttledBy"],
    coldLatency: { p50: coldLatency.percentile("p50"), p99: coldLatency.percentile("p99") },
    shares: {
      completed: share((one) => one.completed, offered),
      throttled: share((one) => one.throttled, offered),
      rejected: share((one) => one.rejected, offered),
      timedOut: share((one) => one.timedOut, offered),
      failed: share((one) => one.failed, offered),
    },
  };
}

/** Nobody can have waited too long where everybody may wait for ever. */
function throttleCausesOf(candidate: Candidate): readonly ThrottleCause[] {
  const patience = poolSettingsOf(candidate)?.line?.patience ?? null;
  return throttleCauses.filter((cause) => cause !== "pending" || patience !== null);
}

function observedMetrics(
  measured: Measured & { readonly shares: ObservedShares },
  { cost, headroom }: { readonly cost: Estimate; readonly headroom: Estimate },
): ObservedMetrics {
  const { latency, shares, coldStarts, instances } = measured;
  return {
    ...latency,
    ...shares,
    coldStarts: coldStarts.fraction,
    cost,
    utilisation: instances.utilisation,
    headroom,
  };
}

function serviceTime({ figures }: CandidateTally): Estimate {
  const means = figures.flatMap((one) => {
    return served(one) > 0 ? one.serviceTime / served(one) / 1000 : [];
  });
  return estimateMean(means, { range: positiveRange });
}

function perMillion(
  costs: readonly number[],
  total: number,
  { tally, context }: { tally: CandidateTally; context: SummaryContext },
): Estimate {
  const repeats = context.scenario.month / context.duration;
  const completed = tally.figures.map((figures, replication) => {
    const calm = context.calm?.completed[replication];
    if (context.calm === null || calm === undefined) return (figures.completed * repeats) / 1e6;
    return (calm * repeats + context.calm.occurs * (figures.completed - calm)) / 1e6;
  });
  const all = mean(completed);
  if (all === 0) return { mean: null, low: null, high: null };
  const each = costs.flatMap((cost, replication) =>
    completed[replication]! > 0 ? cost / completed[replication]! : [],
  );
  return { ...estimateMean(each, { range: positiveRange }), mean: total / all };
}

/** How much longer than on average a window must be for all its replications to hold enough requests. */
const roomForChance = 1.2;

/** An objective on a percentile that too few requests inform fails; say which duration would settle it. */
function unobservedWarnings(
  slo: CandidateResult["slo"],
  measured: Measured,
  { duration, scenario }: SummaryContext,
): string[] {
  const { completed, timedOut } = measured.requests;
  const perReplication = (completed.mean ?? 0) + (timedOut.mean ?? 0);
  return scenario.slo.flatMap(({ metric, text, windows }, index) => {
    if (slo[index]!.observed.mean !== null) return [];
    if (windows !== null && perReplication > 0 && isPercentile(metric)) {
      const length = formatDuration(windows.length);
      const because = `no window of ${length} holds the ${fewestInPeriod(metric)} requests that ${metric} needs; longer windows would settle it`;
      return [undecidedWarning(text, because)];
    }
    const share = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p999: 0.999 }[metric as string];
    if (share === undefined || perReplication === 0) return [undecidedWarning(text, "nothing was observed")];
    const needed = 20 / (1 - share);
    const [least, seen] = [needed, perReplication].map((count) => formatSignificant(Math.round(count), 6));
    // Chance brings fewer requests to some replications than to others.
    const enough = formatDuration(readableDuration(roomForChance * duration * (needed / perReplication)));
    const because = `${metric} needs ${least} requests per replication and saw ${seen}; a duration of ${enough} would settle it`;
    return [undecidedWarning(text, because)];
  });
}

/** The largest of several numbers; null where there is none. */
function highest(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
