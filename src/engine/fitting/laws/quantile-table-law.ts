import { quantileShare } from "../../distributions/empirical.ts";
import type { Law } from "../law.ts";

/** Straight lines between the quantiles and flat outside: steps of probability at both ends, and where quantiles are equal. */
export function quantileTableLaw(quantiles: Readonly<Record<string, number>>): Law {
  const knots = Object.entries(quantiles)
    .map(([name, value]) => [quantileShare(name) as number, value] as const)
    .sort(([a], [b]) => a - b);
  const shares = Float64Array.from(knots, ([share]) => share);
  const values = Float64Array.from(knots, ([, value]) => value);
  const below = (x: number) => shareBelow(x, { shares, values });
  return {
    mean: tableMean(shares, values),
    below,
    above: (x) => 1 - below(x),
    quantile: (probability) => interpolate(probability, shares, values),
  };
}

function tableMean(shares: Float64Array, values: Float64Array): number {
  const last = shares.length - 1;
  let mean = shares[0]! * values[0]! + (1 - shares[last]!) * values[last]!;
  for (let i = 1; i <= last; i++) mean += ((shares[i]! - shares[i - 1]!) * (values[i]! + values[i - 1]!)) / 2;
  return mean;
}

function shareBelow(x: number, { shares, values }: Readonly<Record<"shares" | "values", Float64Array>>): number {
  const last = values.length - 1;
  if (x < values[0]!) return 0;
  if (x >= values[last]!) return 1;
  let i = last;
  while (values[i]! > x) i--; // the last of equal knots, so that a step belongs to its own value
  return shares[i]! + ((shares[i + 1]! - shares[i]!) * (x - values[i]!)) / (values[i + 1]! - values[i]!);
}

/** The value at `share` on straight lines through the knots; flat outside. */
function interpolate(share: number, shares: Float64Array, values: Float64Array): number {
  const next = shares.findIndex((knot) => knot >= share);
  if (next === -1) return values[values.length - 1]!;
  if (next === 0) return values[0]!;
  const along = (share - shares[next - 1]!) / (shares[next]! - shares[next - 1]!);
  return values[next - 1]! + along * (values[next]! - values[next - 1]!);
}
