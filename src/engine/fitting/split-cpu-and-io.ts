import type { DistributionSettings } from "../distributions/index.ts";
import { normalQuantile975 } from "../statistics/student-quantile.ts";
import type { FittedValue } from "./fitted-value.ts";
import { type FittedLine, nonNegativeLine, type WeightedPoint } from "./non-negative-line.ts";

/** Durations measured at one memory size. */
export interface MemoryGroup {
  /** MB. */
  readonly memory: number;
  readonly count: number;
  /** Microseconds. */
  readonly mean: number;
  /** Of single durations, microseconds squared. */
  readonly variance: number;
}

export interface CpuAndIo {
  /** CPU time on one full vCPU. */
  readonly cpu: DistributionSettings;
  readonly io: DistributionSettings;
  /** Of the two means, microseconds. */
  readonly intervals: { readonly cpu: FittedValue; readonly io: FittedValue };
  /** (measured - fitted) / fitted mean at each size, as a share. */
  readonly residuals: readonly { readonly memory: number; readonly relative: number }[];
}

export type CpuAndIoSplit =
  | { readonly split: CpuAndIo; readonly reason: null }
  | { readonly split: null; readonly reason: string };

/** Memory at which Lambda gives one full vCPU, MB. */
const fullVcpuMemory = 1769;
/** A group's own variance is trusted down to this part of what the groups have together, relative to their means. */
const leastVarianceShare = 0.01;

/**
 * Divides durations into CPU time and io from the way they shorten with memory: duration = io + cpu / share, where the
 * share of a vCPU is memory / 1769 MB and serial work gains nothing beyond one. The two are taken to be independent, so
 * their variances are told apart in the same manner.
 */
export function splitCpuAndIo(groups: readonly MemoryGroup[]): CpuAndIoSplit {
  const used = groups.filter(({ count, memory }) => count > 0 && memory > 0);
  const shares = new Set(used.map(({ memory }) => slowdown(memory)));
  if (shares.size === 0) return { split: null, reason: "There are no durations with a memory size." };
  if (shares.size === 1) {
    const reason = `Every duration had the same share of a vCPU, ${(1 / [...shares][0]!).toPrecision(3)}; CPU time and io can be told apart only where it differs.`;
    return { split: null, reason };
  }
  const variance = meanVariances(used);
  const points = used.map(({ memory, mean }, i) => ({ x: slowdown(memory), y: mean, weight: 1 / variance[i]! }));
  const line = nonNegativeLine(points);
  const factor = residualFactor(points, { line, isExact: used.every((group) => group.variance === 0) });
  const spread = partVariances(used, line);
  const split = {
    cpu: partSettings(line.slope, spread.cpu),
    io: partSettings(line.intercept, spread.io),
    intervals: {
      cpu: meanInterval(line.slope, line.slopeVariance * factor),
      io: meanInterval(line.intercept, line.interceptVariance * factor),
    },
    residuals: used.map(({ memory, mean }) => {
      const fitted = line.intercept + line.slope * slowdown(memory);
      return { memory, relative: fitted > 0 ? (mean - fitted) / fitted : 0 };
    }),
  };
  return { split, reason: null };
}

/** How many times longer serial CPU work takes than on one full vCPU. */
function slowdown(memory: number): number {
  return 1 / Math.min(memory / fullVcpuMemory, 1);
}

/** Variance of each group's mean. One value tells no variance, so all are held above a part of the common one. */
function meanVariances(groups: readonly MemoryGroup[]): readonly number[] {
  const sum = (of: (group: MemoryGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const squares = sum(({ count, mean }) => count * mean * mean);
  const squaredCv = squares > 0 ? sum(({ count, variance }) => count * variance) / squares : 0;
  return groups.map(({ count, mean, variance }) => {
    const common = squaredCv * mean * mean;
    const own = count > 1 ? Math.max(variance, leastVarianceShare * common) : common;
    return (squaredCv > 0 && own > 0 ? own : 1) / count;
  });
}

/**
 * By how much the estimates' variances exceed those of the durations' chance alone: where the sizes lie farther from the
 * line than that, the model is at fault, and the intervals must say so. Without any variance, only the distances speak.
 */
function residualFactor(
  points: readonly WeightedPoint[],
  { line, isExact }: { readonly line: FittedLine; readonly isExact: boolean },
): number {
  const spare = points.length - 2;
  if (spare === 0) return isExact ? 0 : 1;
  const misfit = points.reduce((sum, { x, y, weight }) => {
    const distance = y - line.intercept - line.slope * x;
    return sum + weight * distance * distance;
  }, 0);
  return isExact ? misfit / spare : Math.max(1, misfit / spare);
}

/** var = io + cpu x slowdown^2, weighted by what a sample variance is worth, (n - 1) / var^2; same cv where unknown. */
function partVariances(
  groups: readonly MemoryGroup[],
  line: FittedLine,
): { readonly cpu: number; readonly io: number } {
  const known = groups.filter(({ count, variance }) => count > 1 && variance > 0);
  const points = known.map(({ memory, count, variance }) => {
    const stretch = slowdown(memory);
    return { x: stretch * stretch, y: variance, weight: (count - 1) / (variance * variance) };
  });
  if (points.length === 0) return { cpu: 0, io: 0 };
  if (new Set(points.map(({ x }) => x)).size > 1) {
    const { slope, intercept } = nonNegativeLine(points);
    return { cpu: slope, io: intercept };
  }
  const { x, y } = points[0] as WeightedPoint;
  const scale = y / (line.intercept * line.intercept + x * line.slope * line.slope);
  return { cpu: scale * line.slope * line.slope, io: scale * line.intercept * line.intercept };
}

/** A lognormal law with that mean and variance; a bare duration where nothing varies. */
function partSettings(mean: number, variance: number): DistributionSettings {
  if (mean === 0 || variance === 0) return { kind: "constant", value: mean };
  return { kind: "lognormal", mean, sigma: Math.min(5, Math.sqrt(Math.log(1 + variance / (mean * mean)))) };
}

function meanInterval(value: number, variance: number): FittedValue {
  const half = normalQuantile975 * Math.sqrt(variance);
  return { value, low: Math.max(0, value - half), high: value + half };
}
