import type { DistributionSettings } from "./index.ts";

/** The smallest value a distribution can give, microseconds; 0 where recorded values decide it. */
export function smallestValue(settings: DistributionSettings): number {
  switch (settings.kind) {
    case "constant":
      return settings.value;
    case "uniform":
      return settings.from;
    case "pareto":
      return (settings.mean * (settings.shape - 1)) / settings.shape;
    case "shifted-lognormal":
      return Math.max(0, settings.shift);
    case "mixture":
      return settings.of.reduce((least, part) => Math.min(least, smallestValue(part)), Number.POSITIVE_INFINITY);
    case "empirical":
      return settings.quantiles === undefined ? 0 : Math.min(...Object.values(settings.quantiles));
    default:
      return 0;
  }
}
