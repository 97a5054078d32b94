import { latencyMetrics, type Objective } from "../../scenario/objective.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Estimate, ObjectiveResult } from "../result.ts";
import { type CandidateSummary, completedWhenAcceptable } from "../summarise-candidate.ts";
import type { Miss, Trial } from "./fewest-carrying.ts";

/** What a fleet must hold to be large enough. */
export interface Demands {
  readonly slo: readonly Objective[];
  /** Highest CPU utilisation of the busiest hour, 0 to 1. */
  readonly ceiling: number;
}

/**
 * Whether a fleet of this size carries the load: hourly CPU at or below the ceiling and every objective at the
 * pessimistic end of its interval (with one replication at its mean). An objective that more machines make worse, such
 * as one on the cost, is left out here: `spoiltBySize` holds it against the size that was found.
 */
export function judgeFleet(summary: CandidateSummary, demands: Demands): Trial {
  const { result } = summary;
  const miss = shortage(summary, demands) ?? missedObjective(result.slo, demands.slo, improvesWithSize);
  return { carries: miss === null, miss };
}

/** The objective among those that more machines make worse which this size misses; null where it misses none. */
export function spoiltBySize({ result }: CandidateSummary, { slo }: Demands): Miss | null {
  return missedObjective(result.slo, slo, (objective) => !improvesWithSize(objective));
}

/** CPU utilisation of the busiest hour, mean over replications, 0 to 1. */
export function peakHourOf({ peakHourUtilisation }: CandidateSummary): number {
  return peakHourUtilisation.reduce((sum, value) => sum + value, 0) / peakHourUtilisation.length;
}

function shortage(summary: CandidateSummary, { slo, ceiling }: Demands): Miss | null {
  const { result } = summary;
  const short = (what: string, share: number): Miss => {
    return { what, reached: percent(share), value: share, isShortOfMachines: true };
  };
  const cpu = peakHourOf(summary);
  if (cpu > ceiling) return short(`hourly CPU of at most ${percent(ceiling)}`, cpu);
  if (result.overloaded) return short("less work than the machines can do", 1);
  const { completed, offered } = result.requests;
  const share = (offered.mean ?? 0) === 0 ? 1 : (completed.mean ?? 0) / (offered.mean ?? 1);
  if (share >= completedWhenAcceptable || slo.some(({ metric }) => metric === "completed")) return null;
  return short(`${percent(completedWhenAcceptable)} of the requests completed`, share);
}

function missedObjective(
  results: readonly ObjectiveResult[],
  slo: readonly Objective[],
  isAsked: (objective: Objective) => boolean,
): Miss | null {
  for (const [index, objective] of slo.entries()) {
    const result = results[index]!;
    if (!isAsked(objective) || holdsSurely(result, objective)) continue;
    const { observed } = result;
    const value = pessimisticEnd(observed, objective);
    const reached = value === null ? null : inWords(value, objective);
    return { what: objective.text, reached, value, isShortOfMachines: false };
  }
  return null;
}

/** At the pessimistic end; where no refusal was seen at all there is no event whose rate could be too high. */
function holdsSurely({ passed, certain, observed }: ObjectiveResult, { metric, windows }: Objective): boolean {
  if (!passed) return false;
  const noneSeen = windows === null && refusals.some((name) => name === metric) && observed.mean === 0;
  return certain || observed.low === null || observed.high === null || noneSeen;
}

const refusals = ["throttled", "rejected", "timedOut", "failed"] as const;

/** Over stretches of time what is observed is the share of them that meet the objective. */
function pessimisticEnd({ mean, low, high }: Estimate, { comparison, windows }: Objective): number | null {
  return (windows !== null || comparison.startsWith(">") ? low : high) ?? mean;
}

/** More machines bring every metric nearer to its bound, but for the price of them and the wish to see them busy. */
function improvesWithSize({ metric, comparison }: Objective): boolean {
  if (metric === "cost") return comparison.startsWith(">");
  return metric !== "utilisation" || comparison.startsWith("<");
}

function inWords(value: number, { metric, windows }: Objective): string {
  if (windows !== null) return `${percent(value)} of the windows`;
  if (latencyMetrics.includes(metric)) return `${formatSignificant(value)} ms`;
  return metric === "cost" ? `${formatSignificant(value)} USD` : percent(value);
}

function percent(share: number): string {
  return `${formatSignificant(100 * share, 4)} %`;
}
