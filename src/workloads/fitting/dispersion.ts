import { lowerGammaShare, upperGammaShare } from "../../engine/fitting/incomplete-gamma.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { type BinnedCounts, binCounts, mostBins, type Span, wholeBins } from "./binned-counts.ts";
import type { CountSeries } from "./count-series.ts";

/** How counts scatter about what was expected of them, in bins of one width. */
export interface DispersionAtScale {
  /** Width of the bins, microseconds. */
  readonly scale: number;
  readonly bins: number;
  /** Variance over expected variance: 1 where a process is as it should be; of plain counts, 0 is evenly spaced. */
  readonly index: number;
  /** Probability of an index at least as far from 1, to either side, if the process is as it should be. */
  readonly p: number;
}

export interface DispersionOptions {
  /** Default: from the first bin to the last. */
  readonly span?: Span;
  /** Scales are multiples of this, microseconds: where only counts per interval are known. */
  readonly interval?: number;
  /** Counts of bins of the same group are expected to be alike; by the bin's start. Default: all are. */
  readonly group?: (start: number) => number;
}

const { ms, s, m, h, d } = microsecondsPer;
const scales = [10 * ms, 100 * ms, s, 10 * s, m, 10 * m, h, d] as const;
/** Fewer bins say too little. */
const leastBins = 20;
/** Two arrivals in one bin must be no rarity, else a single coincidence would decide. */
const leastPairs = 10;

/** Index of dispersion at each time scale that the recording allows, tested against Poisson counts. */
export function dispersionOf(
  series: CountSeries,
  { span: asked, interval = 1, group = () => 0 }: DispersionOptions = {},
): readonly DispersionAtScale[] {
  const span = asked ?? spanOf(series);
  if (span === null) return [];
  return scalesFor(series.width, interval).flatMap((scale) => {
    const bins = (span.last + 1 - span.first) / scale;
    if (bins < leastBins || bins > mostBins || series.total === 0) return [];
    const found = groupDispersion(wholeBins(binCounts(series, span, scale)), group);
    return found === null ? [] : [found];
  });
}

/** The scales at which bins of `width` and counts per `interval` can be seen. */
export function scalesFor(width: number, interval: number): readonly number[] {
  const all = new Set([...scales, interval]);
  return [...all].filter((scale) => scale % width === 0 && scale % interval === 0).sort((a, b) => a - b);
}

function spanOf({ range }: CountSeries): Span | null {
  return range === null ? null : { first: range.from, last: range.to - 1 };
}

interface Group {
  bins: number;
  count: number;
  squares: number;
}

/**
 * The chi-square dispersion test within groups. Given a group's total, Poisson counts are multinomial; from that come the
 * exact mean and variance of the statistic, and a gamma law with both gives the probability.
 */
function groupDispersion({ start, width, counts }: BinnedCounts, groupAt: (start: number) => number) {
  const groups = new Map<number, Group>();
  counts.forEach((count, i) => {
    const key = groupAt(start + i * width);
    const group = groups.get(key) ?? { bins: 0, count: 0, squares: 0 };
    groups.set(key, group);
    group.bins++;
    group.count += count;
    group.squares += count * count;
  });
  const filled = [...groups.values()].filter(({ count }) => count > 0);
  const sum = (of: (group: Group) => number) => filled.reduce((total, group) => total + of(group), 0);
  const freedom = sum(({ bins }) => bins - 1);
  const pairs = sum(({ bins, count }) => (count * (count - 1)) / (2 * bins));
  if (freedom < leastBins - 1 || pairs < leastPairs) return null;
  const chiSquare = sum(({ bins, count, squares }) => (squares * bins) / count - count);
  const variance = sum(({ bins, count }) => 2 * (bins - 1) * (1 - 1 / count));
  const shape = (freedom * freedom) / variance;
  const x = (chiSquare * freedom) / variance;
  const p = Math.min(1, 2 * Math.min(lowerGammaShare(shape, x), upperGammaShare(shape, x)));
  return { scale: width, bins: counts.length, index: chiSquare / freedom, p };
}
