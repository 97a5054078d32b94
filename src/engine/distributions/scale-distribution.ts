import type { DistributionSettings } from "./index.ts";
import type { MixtureSettings } from "./mixture.ts";

/**
 * The same law with every duration multiplied by `factor`; null where its values are read from a file or its durations
 * are not all its settings say (a shifted law).
 */
export function scaleDistribution(settings: DistributionSettings, factor: number): DistributionSettings | null {
  switch (settings.kind) {
    case "constant":
      return { ...settings, value: settings.value * factor };
    case "mixture": {
      const parts = settings.of.map((part) => scaleDistribution(part, factor));
      // A part keeps its weight, which scaling does not touch.
      return parts.includes(null) ? null : { ...settings, of: parts as unknown as MixtureSettings["of"] };
    }
    case "empirical": {
      const { quantiles } = settings;
      return quantiles === undefined ? null : { ...settings, quantiles: scaledValues(quantiles, factor) };
    }
    case "shifted-lognormal":
      return null;
    default:
      return scaledDurations(settings, factor);
  }
}

/** Settings that are durations in every kind that has them; the others are shapes. */
const durations = ["mean", "median", "p90", "p95", "p99", "from", "to", "sd"];

function scaledDurations(settings: DistributionSettings, factor: number): DistributionSettings {
  const entries = Object.entries(settings).map(([key, value]) => [
    key,
    durations.includes(key) && typeof value === "number" ? value * factor : value,
  ]);
  return Object.fromEntries(entries) as DistributionSettings;
}

function scaledValues(values: Readonly<Record<string, number>>, factor: number): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value * factor]));
}
