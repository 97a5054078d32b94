import { z } from "zod";
import type { KindProblem } from "../../units/kind-field.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";
import { shiftedLognormalDistribution } from "./shifted-lognormal.ts";

/** One of mean and median, with one of sigma, p90, p95 and p99. Microseconds, except sigma (of the logarithm). */
export interface LognormalSettings {
  readonly kind: "lognormal";
  readonly mean?: number;
  readonly median?: number;
  readonly sigma?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
}

/** Standard normal quantiles. */
const quantiles = { p90: 1.2815515655446004, p95: 1.6448536269514722, p99: 2.3263478740408408 } as const;
const centres = ["mean", "median"] as const;
const spreads = ["sigma", "p90", "p95", "p99"] as const;

export const lognormal: DistributionKind<LognormalSettings> = {
  kind: "lognormal",
  description: "Skewed, as service times mostly are: its logarithm is normal.",
  schema: z.strictObject({
    kind: z.literal("lognormal"),
    mean: positiveDuration.exactOptional(),
    median: positiveDuration.exactOptional(),
    sigma: z
      .number({ error: "sigma is a number from 0 to 5: the standard deviation of the logarithm, such as 0.3" })
      .min(0, { error: "sigma must lie in 0 to 5" })
      .max(5, { error: "sigma must lie in 0 to 5" })
      .exactOptional(),
    p90: positiveDuration.exactOptional(),
    p95: positiveDuration.exactOptional(),
    p99: positiveDuration.exactOptional(),
  }) satisfies z.ZodType<LognormalSettings>,
  problems(settings) {
    const problems = [...exactlyOne(settings, centres), ...exactlyOne(settings, spreads)];
    return problems.length > 0 ? problems : percentileProblems(settings);
  },
  create(settings) {
    const sigma = lognormalSigma(settings);
    const median = settings.median ?? (settings.mean as number) * Math.exp((-sigma * sigma) / 2);
    const law = shiftedLognormalDistribution(0, median, sigma);
    return settings.mean === undefined ? law : { ...law, mean: settings.mean };
  },
};

/**
 * The standard deviation of the logarithm. A mean and a percentile p allow two, the roots of
 * ln(p / mean) = z sigma - sigma^2 / 2; the smaller is meant.
 */
export function lognormalSigma(settings: LognormalSettings): number {
  if (settings.sigma !== undefined) return settings.sigma;
  const key = givenPercentile(settings) as keyof typeof quantiles;
  const z = quantiles[key];
  const percentile = settings[key] as number;
  if (settings.median !== undefined) return Math.log(percentile / settings.median) / z;
  return z - Math.sqrt(Math.max(0, z * z - 2 * Math.log(percentile / (settings.mean as number))));
}

function givenPercentile(settings: LognormalSettings): keyof typeof quantiles | undefined {
  return (["p90", "p95", "p99"] as const).find((key) => settings[key] !== undefined);
}

function exactlyOne(
  settings: LognormalSettings,
  keys: readonly (keyof typeof quantiles | "mean" | "median" | "sigma")[],
): readonly KindProblem[] {
  const given = keys.filter((key) => settings[key] !== undefined);
  if (given.length === 1) return [];
  if (given.length === 0) return [{ key: null, message: `lognormal needs one of ${keys.join(", ")}` }];
  return [
    { key: given[1] as string, message: `lognormal takes one of ${keys.join(", ")}, not ${given.join(" and ")}` },
  ];
}

function percentileProblems(settings: LognormalSettings): readonly KindProblem[] {
  const key = givenPercentile(settings);
  if (key === undefined) return [];
  const percentile = settings[key] as number;
  if (settings.median !== undefined) {
    return percentile >= settings.median ? [] : [{ key, message: `${key} must be at least the median` }];
  }
  const ratio = percentile / (settings.mean as number);
  const z = quantiles[key];
  if (ratio >= 1 && 2 * Math.log(ratio) <= z * z) return [];
  const most = (Math.floor(Math.exp((z * z) / 2) * 100) / 100).toFixed(2);
  const message = `${key} / mean must lie in 1 to ${most}, here it is ${ratio.toPrecision(3)}; or give the median`;
  return [{ key, message }];
}
