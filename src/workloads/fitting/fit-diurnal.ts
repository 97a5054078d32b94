import type { FittedValue } from "../../engine/fitting/fitted-value.ts";
import { normalQuantile975 } from "../../engine/statistics/student-quantile.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalFitter } from "./arrival-fit.ts";
import type { BinnedCounts } from "./binned-counts.ts";
import { dispersionOf } from "./dispersion.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";
import { poissonRate } from "./poisson-rate.ts";

const { h, d } = microsecondsPer;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const hoursSinceMonday = 72;

interface Shape {
  readonly hours: 24 | 168;
  /** Time that the recording must hold, microseconds. */
  readonly least: number;
  /** Below this the caveat is said. */
  readonly plenty: number;
  readonly caveat: string;
}

/** A rate for each hour of the day: from one day on, with confidence from two. */
export const fitDailyProfile = profileFitter({
  hours: 24,
  least: d,
  plenty: 2 * d,
  caveat: "The recording holds each hour of the day hardly more than once, so it cannot show that days are alike.",
});

/** A rate for each hour of the week: from two weeks on. */
export const fitWeeklyProfile = profileFitter({ hours: 168, least: 14 * d, plenty: 14 * d, caveat: "" });

function profileFitter({ hours, least, plenty, caveat }: Shape): ArrivalFitter {
  const hourAt = (time: number) => {
    const hour = (Math.floor(time / h) + hoursSinceMonday) % hours;
    return hour < 0 ? hour + hours : hour;
  };
  return ({ series, span, calendar, interval }, binned) => {
    const length = span.last + 1 - span.first;
    if (!calendar || length < least || h % binned.width !== 0) return null;
    const { rates, hourOfBin } = hourlyRates(binned, { hours, hourAt });
    const rate = meanRate(rates);
    const profile = rates.map(({ value }) => value / rate.value);
    const named = rates.map(({ value, low, high }, hour) => {
      const relative = { value: value / rate.value, low: low! / rate.value, high: high! / rate.value };
      return [`profile.${hour}`, relative] as const;
    });
    return {
      settings: { kind: "diurnal", profile, rate: rate.value },
      parameters: hours,
      logLikelihood: logLikelihoodOf(binned, (bin) => rates[hourOfBin[bin]!]!.value / microsecondsPer.s),
      intervals: { rate: { value: rate.value, low: rate.low, high: rate.high }, ...Object.fromEntries(named) },
      adequacy: dispersionOf(series, { span, interval, group: hourAt }),
      caveat: length < plenty ? caveat : null,
    };
  };
}

interface Hours {
  readonly hours: number;
  readonly hourAt: (time: number) => number;
}

/** Arrivals of each hour over the time it was seen, so that hours seen in part count in part. */
function hourlyRates({ start, width, counts, exposure }: BinnedCounts, { hours, hourAt }: Hours) {
  const seen = Array.from({ length: hours }, () => ({ count: 0, exposure: 0 }));
  const hourOfBin = Uint8Array.from(counts, (count, bin) => {
    const hour = hourAt(start + bin * width);
    seen[hour]!.count += count;
    seen[hour]!.exposure += exposure[bin]!;
    return hour;
  });
  return { hourOfBin, rates: seen.map((hour) => ({ ...poissonRate(hour.count, hour.exposure), ...hour })) };
}

type SeenHour = FittedValue & { readonly count: number; readonly exposure: number };

/** The mean over the profile's hours; its variance is that of independent Poisson counts. */
function meanRate(rates: readonly SeenHour[]): FittedValue {
  const value = rates.reduce((sum, hour) => sum + hour.value, 0) / rates.length;
  const seconds = (exposure: number) => exposure / microsecondsPer.s;
  const variance = rates.reduce((sum, { count, exposure }) => sum + count / seconds(exposure) / seconds(exposure), 0);
  const half = (normalQuantile975 * Math.sqrt(variance)) / rates.length;
  return { value, low: Math.max(0, value - half), high: value + half };
}

function logLikelihoodOf({ counts, exposure }: BinnedCounts, rateOf: (bin: number) => number): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    sum += poissonLogProbability(counts[bin]!, rateOf(bin) * exposure[bin]!);
  }
  return sum;
}
