import { z } from "zod";
import { besselI0 } from "../../engine/bessel-i0.ts";
import { cosineOfTurns } from "../../engine/cosine.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import type { KindProblem } from "../../units/kind-field.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";
import { type NextSegment, rateArrivals } from "./rate-arrivals.ts";

/** Either mean, peak, at and perhaps weekend, or profile and rate. Rates per second, `at` in microseconds. */
export interface DiurnalArrivals {
  readonly kind: "diurnal";
  /** Over the whole week. */
  readonly mean?: number;
  /** The highest rate of a weekday. */
  readonly peak?: number;
  /** Time of day of the peak. */
  readonly at?: number;
  /** Ratio of Saturday and Sunday to a weekday. */
  readonly weekend?: number;
  /** Relative rates of the 24 hours of a day, or of the 168 of a week from Monday 00:00. */
  readonly profile?: readonly number[];
  /** The mean of a profile. */
  readonly rate?: number;
}

const weekendError = "weekend is the ratio to a weekday, from 0 to 10, such as 0.4 or 40%";
const profileError = "profile is a list of 24 or 168 numbers, none negative: the relative rate of each hour";
const highestPeak = 20;

export const diurnal: ArrivalProcess<DiurnalArrivals> = {
  kind: "diurnal",
  description: "Poisson at a rate that follows the hours of the day, and of the week with a weekend.",
  schema: z.strictObject({
    kind: z.literal("diurnal"),
    mean: positiveRate.exactOptional(),
    peak: positiveRate.exactOptional(),
    at: durationField.exactOptional(),
    weekend: z
      .union([z.number(), z.string().regex(/^\d+(\.\d+)?%$/)], { error: weekendError })
      .transform((ratio) => (typeof ratio === "number" ? ratio : Number(ratio.slice(0, -1)) / 100))
      .refine((ratio) => ratio >= 0 && ratio <= 10, { error: weekendError })
      .exactOptional(),
    profile: z
      .array(z.number({ error: profileError }).min(0, { error: profileError }), { error: profileError })
      .exactOptional(),
    rate: positiveRate.exactOptional(),
  }) satisfies z.ZodType<DiurnalArrivals>,
  problems: (settings) => (settings.profile === undefined ? curveProblems(settings) : profileProblems(settings)),
  meanRate: ({ mean, rate }) => (mean ?? rate) as number,
  period({ weekend, profile }) {
    return weekend === undefined && profile?.length !== 168 ? microsecondsPer.d : 7 * microsecondsPer.d;
  },
  scaled(settings, factor) {
    const { mean, peak, rate, ...shape } = settings;
    if (rate !== undefined) return { ...shape, rate: rate * factor };
    return { ...shape, mean: (mean as number) * factor, peak: (peak as number) * factor };
  },
  start(settings, { random, weekTime, length }) {
    const { segments, period } = settings.profile === undefined ? curveSegments(settings) : profileSegments(settings);
    const skip = weekTime - Math.floor(weekTime / period) * period;
    return rateArrivals(segments, { random: random("arrivals"), skip, length });
  },
};

function curveProblems(settings: DiurnalArrivals): readonly KindProblem[] {
  const missing = (["mean", "peak", "at"] as const).filter((key) => settings[key] === undefined);
  if (missing.length > 0) {
    return [
      { key: null, message: `diurnal needs mean, peak and at, or profile and rate; missing: ${missing.join(", ")}` },
    ];
  }
  if (settings.rate !== undefined) {
    return [{ key: "rate", message: "rate goes with a profile; beside peak and at it is called mean" }];
  }
  if ((settings.at as number) >= microsecondsPer.d) return [{ key: "at", message: "at is a time of day, below 24h" }];
  const ratio = (settings.peak as number) / weekdayMean(settings);
  if (ratio >= 1 && ratio <= highestPeak) return [];
  const weekday =
    settings.weekend === undefined ? "the mean" : `a weekday's mean, ${weekdayMean(settings).toPrecision(4)}/s`;
  return [{ key: "peak", message: `peak must lie in 1 to ${highestPeak} times ${weekday}` }];
}

function profileProblems({ profile = [], rate, ...settings }: DiurnalArrivals): readonly KindProblem[] {
  const stray = (["mean", "peak", "at", "weekend"] as const).find((key) => settings[key] !== undefined);
  if (stray !== undefined) return [{ key: stray, message: `a profile goes with rate, not with ${stray}` }];
  if (rate === undefined) return [{ key: null, message: "a profile needs a rate: its mean" }];
  const isWhole = profile.length === 24 || profile.length === 168;
  if (!isWhole) return [{ key: "profile", message: `profile has ${profile.length} numbers; it needs 24 or 168` }];
  return profile.some((hour) => hour > 0) ? [] : [{ key: "profile", message: "every hour of the profile is zero" }];
}

function weekdayMean({ mean, weekend = 1 }: DiurnalArrivals): number {
  return ((mean as number) * 7) / (5 + 2 * weekend);
}

/** The k at which exp(k cos) rises to `ratio` times its mean: the root of exp(k) / I0(k) = ratio, by bisection. */
function concentration(ratio: number): number {
  let low = 0;
  let high = ratio * ratio * 2 + 1; // exp(k) / I0(k) grows like sqrt(2 pi k)
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.exp(middle) / besselI0(middle) < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface PeriodicSegments {
  readonly segments: NextSegment;
  readonly period: number;
}

const knotsPerDay = 288;

/** A straight line every five minutes: within 0.02 % of the curve where the peak is three times the mean. */
function curveSegments(settings: DiurnalArrivals): PeriodicSegments {
  const mean = weekdayMean(settings);
  const k = concentration((settings.peak as number) / mean);
  const perMicrosecond = mean / besselI0(k) / microsecondsPer.s;
  const peakKnot = ((settings.at as number) / microsecondsPer.d) * knotsPerDay;
  const rates = Float64Array.from(
    { length: knotsPerDay },
    (_, knot) => perMicrosecond * Math.exp(k * cosineOfTurns((knot - peakKnot) / knotsPerDay)),
  );
  const days = settings.weekend === undefined ? 1 : 7;
  let index = 0;
  const segments: NextSegment = (segment) => {
    const knot = index % knotsPerDay;
    const isWeekend = (index / knotsPerDay) % days >= 5;
    const factor = isWeekend ? (settings.weekend as number) : 1;
    segment.length = microsecondsPer.d / knotsPerDay;
    segment.startRate = rates[knot]! * factor;
    segment.endRate = rates[(knot + 1) % knotsPerDay]! * factor;
    index++;
    return true;
  };
  return { segments, period: days * microsecondsPer.d };
}

function profileSegments({ profile = [], rate = 0 }: DiurnalArrivals): PeriodicSegments {
  const total = profile.reduce((sum, hour) => sum + hour, 0);
  const factor = (rate * profile.length) / total / microsecondsPer.s;
  let index = 0;
  const segments: NextSegment = (segment) => {
    segment.length = microsecondsPer.h;
    segment.startRate = (profile[index % profile.length] as number) * factor;
    segment.endRate = segment.startRate;
    index++;
    return true;
  };
  return { segments, period: profile.length * microsecondsPer.h };
}
