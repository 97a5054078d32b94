import { type Estimate, noEstimate } from "../engine/statistics/estimate.ts";
import { mostWhereNoneSeen } from "../engine/statistics/estimate-count.ts";
import { estimateFraction } from "../engine/statistics/estimate-fraction.ts";
import type { JudgedWindows, ObjectiveWindow, PeriodFigures } from "../platforms/judged-period.ts";
import type { Objective, ObjectiveMetric } from "../scenario/objective.ts";
import { type Percentile, percentiles } from "./candidate-tally.ts";
import { holds } from "./compare-objective.ts";
import type { ObjectiveResult } from "./result.ts";

/** Shares are sums of tenths and hundredths that doubles only come close to: 0.93 must not fall short of 93 %. */
const roundingSlack = 1e-12;

/** What an objective asks of every stretch of the window, as plain data; how many must meet it is asked afterwards. */
export interface PeriodQuestion extends Pick<Objective, "metric" | "comparison" | "value"> {
  /** Length of a stretch, microseconds. */
  readonly length: number;
}

/** The questions that a scenario's objectives put to stretches of the window, in the objectives' order. */
export function periodQuestions(slo: readonly Objective[]): readonly PeriodQuestion[] {
  return slo.flatMap(({ metric, comparison, value, windows }) => {
    return windows === null ? [] : [{ metric, comparison, value, length: windows.length }];
  });
}

/** A question as a run puts it. */
export function objectiveWindow(question: PeriodQuestion): ObjectiveWindow {
  const { metric, length } = question;
  return {
    length,
    asksLatency: isPercentile(metric) || metric === "max",
    holds(figures) {
      const value = figureOf(metric, figures);
      return value === null ? null : holds(value, question);
    },
  };
}

/**
 * Holds an objective over stretches of time against the stretches of all replications: what is observed is the share
 * of the judged ones that met it. Where every one did, the interval reaches down to 1 - 3 / n, as with any event that
 * was not seen in n trials.
 */
export function evaluatePeriodObjective(objective: Objective, seen: readonly JudgedWindows[]): ObjectiveResult {
  const observed = shareMet(seen);
  const { mean, low, high } = observed;
  const reaches = (share: number) => share >= (objective.windows?.share ?? 1) - roundingSlack;
  const passed = mean !== null && reaches(mean);
  const certain = mean !== null && low !== null && high !== null && reaches(low) === passed && reaches(high) === passed;
  return { objective: objective.text, observed, passed, certain };
}

function shareMet(seen: readonly JudgedWindows[]): Estimate {
  const all = seen.reduce((sum, { judged }) => sum + judged, 0);
  if (all === 0) return noEstimate;
  const met = seen.map((one) => one.met);
  const isMetThroughout = seen.every((one) => one.met === one.judged);
  if (isMetThroughout && seen.filter(({ judged }) => judged > 0).length > 1) {
    return { mean: 1, low: Math.max(0, 1 - mostWhereNoneSeen / all), high: 1 };
  }
  return estimateFraction(
    met,
    seen.map(({ judged }) => judged),
  );
}

/** Requests a stretch must hold for a percentile to be told from the longest latency: 1 / (1 - p). */
export function fewestInPeriod(percentile: Percentile): number {
  return Math.round(1 / (1 - percentiles[percentile]));
}

export function isPercentile(metric: ObjectiveMetric): metric is Percentile {
  return Object.hasOwn(percentiles, metric);
}

/** A metric over one stretch, in the metric's own unit; null where too few requests fell into it. */
function figureOf(metric: ObjectiveMetric, figures: PeriodFigures): number | null {
  const timed = figures.completed + figures.timedOut;
  if (isPercentile(metric)) {
    return timed < fewestInPeriod(metric) ? null : figures.percentile(percentiles[metric]) / 1000;
  }
  const ended = timed + figures.throttled + figures.rejected + figures.failed;
  switch (metric) {
    case "mean":
      return timed === 0 ? null : figures.latencySum / timed / 1000;
    case "max":
      return timed === 0 ? null : figures.latencyMax / 1000;
    case "completed":
    case "throttled":
    case "rejected":
    case "timedOut":
    case "failed":
      return ended === 0 ? null : figures[metric] / ended;
    case "coldStarts":
      return timed + figures.failed === 0 ? null : figures.coldStarts / (timed + figures.failed);
    case "utilisation":
      return figures.availableTime > 0 ? figures.usedTime / figures.availableTime : null;
    case "cost":
    case "headroom":
      throw new Error(`${metric} has no value for a stretch of the window; parseObjective refuses it`);
  }
}
