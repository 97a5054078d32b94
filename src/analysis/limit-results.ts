import type { FunctionMeasure, LevelMeasure, QuotaMeasure, RateMeasure } from "../platforms/platform.ts";
import { poolSettingsOf } from "../platforms/pool-settings-of.ts";
import type { Candidate } from "../scenario/scenario.ts";
import { microsecondsPer } from "../units/duration.ts";
import { growthUntil } from "./growth-until.ts";
import type { CandidateResult, LimitResult } from "./result.ts";

/** What limits are held against. */
export interface LimitContext {
  /** Length of the window, microseconds. */
  readonly duration: number;
  readonly measured: Pick<CandidateResult, "requests" | "concurrency" | "instances">;
  /** The level of the busiest step of the series; null where no series was kept. */
  readonly busiest: Readonly<Record<LevelMeasure, number | null>>;
  /** Peaks of what was drawn from the buckets of rates; they grow with the traffic. */
  readonly figures: readonly Readonly<
    Record<RateMeasure | "offeredLoad", number> & Partial<Record<FunctionMeasure | QuotaMeasure, number>>
  >[];
}

/** Every limit with its peak, and the rate at which the same shape of traffic would bring that peak to the limit. */
export function limitResults(candidate: Candidate, context: LimitContext): LimitResult[] {
  const { duration, measured, figures } = context;
  const rate = (measured.requests.offered.mean ?? 0) / (duration / microsecondsPer.s);
  return candidate.limits.map(({ limit, value, measuredBy, perInstance }) => {
    if (measuredBy !== "peakConcurrency" && measuredBy !== "peakInstances") {
      const drawn = mean(figures.map((one) => one[measuredBy] ?? 0));
      // A CPU cannot be used beyond its whole: how far it is asked for more, the offered load says.
      const excess = measuredBy === "peakVcpus" ? Math.max(1, mean(figures.map((one) => one.offeredLoad))) : 1;
      return {
        limit,
        value,
        peak: drawn,
        headroom: 1 - drawn / value,
        bindsAt: drawn > 0 ? (rate * value) / (drawn * excess) : null,
      };
    }
    const level = measuredBy === "peakConcurrency" ? measured.concurrency : measured.instances;
    const peak = level.peak.mean ?? 0;
    const busiest = context.busiest[measuredBy] ?? level.mean.mean ?? 0;
    const each = perInstance ?? 1;
    const factor = growsWithTraffic(candidate, measuredBy, peak) ? growthUntil(value / each, { busiest, peak }) : null;
    return {
      limit,
      value,
      peak: each * peak,
      headroom: 1 - (each * peak) / value,
      bindsAt: factor === null ? null : rate * factor,
      ...(perInstance === undefined ? {} : { perInstance }),
    };
  });
}

/**
 * A fixed number of instances takes no more however much traffic comes; and of a pool that never had more than its
 * minimum, or than one, it is not known from which traffic on it would.
 */
function growsWithTraffic(candidate: Candidate, measuredBy: LevelMeasure, peak: number): boolean {
  const instances = poolSettingsOf(candidate)?.instances;
  if (measuredBy === "peakConcurrency" || instances === undefined) return true;
  return instances.kind === "growing" && peak > Math.max(1, instances.min);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
