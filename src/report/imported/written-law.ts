import type { DistributionSettings } from "../../engine/distributions/index.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalSettings } from "../../workloads/arrivals/index.ts";

/** Digits that a fitted figure is written with: finer than any interval of a fit. */
const digits = 5;

/** Settings that are durations, in every distribution that has them. */
const durationKeys: ReadonlySet<string> = new Set(["mean", "median", "p90", "p95", "p99", "from", "to", "sd"]);

/** A distribution as a scenario writes it, durations with their unit; a constant is a bare duration. */
export function writtenDistribution(settings: DistributionSettings): unknown {
  if (settings.kind === "constant") return writtenDuration(settings.value);
  if (settings.kind === "mixture") {
    return {
      kind: "mixture",
      of: settings.of.map(({ weight, ...part }) => ({
        weight: plainNumber(weight),
        ...(writtenDistribution(part as DistributionSettings) as object),
      })),
    };
  }
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, writtenSetting(key, value)]));
}

function writtenSetting(key: string, value: unknown): unknown {
  if (key === "quantiles") {
    const quantiles = Object.entries(value as Readonly<Record<string, number>>);
    return Object.fromEntries(quantiles.map(([name, duration]) => [name, writtenDuration(duration)]));
  }
  if (typeof value !== "number") return value;
  return durationKeys.has(key) ? writtenDuration(value) : plainNumber(value);
}

/** A fitted arrival process as a scenario writes it. */
export function writtenArrivals(settings: ArrivalSettings): unknown {
  if (settings.kind === "poisson") return { kind: "poisson", rate: writtenRate(settings.rate) };
  if (settings.kind === "diurnal" && settings.profile !== undefined) {
    const { profile, rate = 0 } = settings;
    const mean = profile.reduce((sum, hour) => sum + hour, 0) / profile.length;
    return {
      kind: "diurnal",
      rate: writtenRate(rate),
      profile: profile.map((hour) => Number((hour / mean).toFixed(4))),
    };
  }
  if (settings.kind === "bursty") return writtenBursts(settings);
  throw new Error(`${settings.kind} arrivals are never fitted`);
}

/** Rounding must not leave less than nothing for the calm between bursts. */
function writtenBursts({ rate, burstRate, burst, calm }: Extract<ArrivalSettings, { kind: "bursty" }>): unknown {
  const mean = plainNumber(rate);
  const most = (mean * (burst + calm)) / burst;
  const kept = burstRate >= most * 0.9999 ? Number((most * 0.9999).toPrecision(digits + 3)) : plainNumber(burstRate);
  return {
    kind: "bursty",
    rate: writtenRate(mean),
    burstRate: writtenRate(kept),
    burst: writtenDuration(burst),
    calm: writtenDuration(calm),
  };
}

/** A duration in the unit it reads best in; to the microsecond at the finest. */
export function writtenDuration(microseconds: number): string {
  const rounded = Number(microseconds.toPrecision(digits));
  const unit = (["h", "m", "s", "ms"] as const).find((unit) => {
    const least = unit === "h" || unit === "m" ? 10 * microsecondsPer[unit] : microsecondsPer[unit];
    return rounded >= least;
  });
  if (unit === undefined) return `${microseconds > 0 ? Math.max(1, Math.round(rounded)) : 0}us`;
  return `${plainDecimal(Number((rounded / microsecondsPer[unit]).toPrecision(digits)))}${unit}`;
}

/** Requests per second; a small rate per hour or per day, so that it needs no long row of zeros. */
export function writtenRate(perSecond: number): string {
  if (perSecond >= 0.01) return `${plainDecimal(plainNumber(perSecond))}/s`;
  if (perSecond * 3600 >= 0.1) return `${plainDecimal(plainNumber(perSecond * 3600))}/h`;
  return `${plainDecimal(plainNumber(perSecond * 86_400))}/d`;
}

function plainNumber(value: number): number {
  return Number(value.toPrecision(digits));
}

/** Without an exponent, which a scenario's units do not know. */
function plainDecimal(value: number): string {
  return /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, "") : String(value);
}
