import { createDistribution, type DistributionSettings, sampleSources } from "../engine/distributions/index.ts";
import { formatSignificant } from "../units/significant.ts";

/** A duration distribution in words for a list of assumptions: "6 min", "lognormal, median 18 ms, p99 74 ms". */
export function formatDistribution(settings: DistributionSettings): string {
  if (settings.kind === "constant") return formatMicroseconds(settings.value);
  const sources = sampleSources(settings);
  if (sources.length > 0) return `${settings.kind}, values of ${sources.map(({ file }) => file).join(", ")}`;
  if (settings.kind === "lognormal") return `lognormal, ${formatParameters(settings)}`;
  return `${settings.kind}, mean ${formatMicroseconds(createDistribution(settings).mean)}`;
}

/** Microseconds in the unit that reads best: 360000000 to "6 min", 250000 to "250 ms". */
export function formatMicroseconds(microseconds: number): string {
  if (!Number.isFinite(microseconds)) return "infinite";
  if (microseconds >= 3_600_000_000) return `${formatSignificant(microseconds / 3_600_000_000)} h`;
  if (microseconds >= 120_000_000) return `${formatSignificant(microseconds / 60_000_000, 4)} min`;
  if (microseconds >= 1_000_000) return `${formatSignificant(microseconds / 1_000_000)} s`;
  return `${formatSignificant(microseconds / 1000)} ms`;
}

function formatParameters({ kind: _, sigma, ...durations }: DistributionSettings & { kind: "lognormal" }): string {
  const named = Object.entries(durations).map(([name, value]) => `${name} ${formatMicroseconds(value as number)}`);
  return [...named, ...(sigma === undefined ? [] : [`sigma ${formatSignificant(sigma)}`])].join(", ");
}
