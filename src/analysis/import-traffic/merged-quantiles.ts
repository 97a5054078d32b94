import type { RecordedQuantiles } from "../../workloads/formats/record-sink.ts";

/** Shares at which a merged table is told. */
const shares = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1] as const;

/** Points that all tables together are cut into. */
const mostPoints = 200_000;

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
  const steps = Math.max(5, Math.min(200, Math.floor(mostPoints / usable.length)));
  const points = usable.flatMap((table) =>
    Array.from({ length: steps }, (_, i) => ({
      value: between(table.quantiles, (i + 0.5) / steps),
      weight: table.weight / steps,
    })),
  );
  points.sort((one, other) => one.value - other.value);
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  let next = 0;
  let passed = 0;
  return shares.map((share) => {
    while (next < points.length - 1 && passed + points[next]!.weight < share * total) passed += points[next++]!.weight;
    return { share, value: points[next]!.value };
  });
}

/** The value at a share, on straight lines between the quantiles and flat outside. */
function between(quantiles: readonly QuantilePoint[], share: number): number {
  const after = quantiles.findIndex((quantile) => quantile.share >= share);
  if (after < 0) return quantiles.at(-1)!.value;
  if (after === 0) return quantiles[0]!.value;
  const [low, high] = [quantiles[after - 1]!, quantiles[after]!];
  return low.value + ((share - low.share) / (high.share - low.share)) * (high.value - low.value);
}
