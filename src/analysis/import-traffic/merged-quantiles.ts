import type { RecordedQuantiles } from "../../workloads/formats/record-sink.ts";

/** Shares at which a merged table is told. */
const shares = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1] as const;

export interface QuantilePoint {
  readonly share: number;
  readonly value: number;
}

/**
 * The quantiles of everything that several tables tell of, each counting by its weight: values between two quantiles are
 * taken to be spread evenly. Null where no table tells two quantiles.
 */
export function mergedQuantiles(tables: readonly RecordedQuantiles[]): readonly QuantilePoint[] | null {
  const usable = tables.filter(({ quantiles, weight }) => quantiles.length >= 2 && weight > 0);
  if (usable.length === 0) return null;
  if (usable.length === 1) return usable[0]!.quantiles;
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  const below = (value: number) =>
    usable.reduce((sum, { quantiles, weight }) => sum + weight * shareBelow(quantiles, value), 0) / total;
  const least = usable.reduce((min, { quantiles }) => Math.min(min, quantiles[0]!.value), Number.POSITIVE_INFINITY);
  const most = usable.reduce((max, { quantiles }) => Math.max(max, quantiles.at(-1)!.value), 0);
  return shares.map((share) => ({ share, value: share === 0 ? least : valueAt(share, below, [least, most]) }));
}

/** The least value that at least that share does not exceed, to the microsecond (or byte), by bisection. */
function valueAt(share: number, below: (value: number) => number, [least, most]: readonly [number, number]): number {
  let [low, high] = [least, most];
  if (below(low) >= share) return low;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (below(middle) >= share * (1 - 1e-12)) high = middle;
    else low = middle;
  }
  return Math.round(high);
}

/** The share of a table's values at or below one: on straight lines between its quantiles, flat outside. */
function shareBelow(quantiles: readonly QuantilePoint[], value: number): number {
  let low = -1;
  while (low + 1 < quantiles.length && quantiles[low + 1]!.value <= value) low++;
  if (low < 0) return 0;
  if (low === quantiles.length - 1) return 1;
  const [before, after] = [quantiles[low]!, quantiles[low + 1]!];
  return before.share + ((value - before.value) / (after.value - before.value)) * (after.share - before.share);
}
