import { z } from "zod";
import { positiveDuration } from "../../engine/distributions/positive-duration.ts";
import { durationField, formatDuration, microsecondsPer } from "../../units/duration.ts";
import { rateField } from "../../units/rate.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";
import { type NextSegment, rateArrivals } from "./rate-arrivals.ts";

export interface SpikeArrivals {
  readonly kind: "spike";
  /** The base, requests per second. */
  readonly rate: number;
  /** Where in the window it starts, microseconds. */
  readonly at: number;
  /** Requests per second while it lasts. */
  readonly peak: number;
  readonly duration: number;
  /** Spikes a month; without it the window, spike and all, is taken to repeat through the month. */
  readonly occurs?: number;
}

const hoursOfMonth = 730;

export const spike: ArrivalProcess<SpikeArrivals> = {
  kind: "spike",
  description: "Poisson at a base rate, with one stretch at a peak rate (a sale, a push message).",
  schema: z.strictObject({
    kind: z.literal("spike"),
    rate: rateField,
    at: durationField,
    peak: positiveRate,
    duration: positiveDuration,
    occurs: z
      .string({ error: "occurs is text: how many spikes a month brings, such as 2/month" })
      .regex(/^\d+(\.\d+)?\/month$/, { error: "occurs is a number of spikes a month, such as 2/month" })
      .transform((text) => Number(text.slice(0, text.indexOf("/"))))
      .exactOptional(),
  }) satisfies z.ZodType<SpikeArrivals>,
  problems({ rate, peak }) {
    return peak > rate ? [] : [{ key: "peak", message: "peak must be above rate, the base" }];
  },
  meanRate(settings) {
    const { rate, peak, duration, occurs } = settings;
    const share =
      occurs === undefined ? duration / wholeDays(settings) : occurs * (duration / hoursOfMonth / microsecondsPer.h);
    return rate + (peak - rate) * share;
  },
  period: wholeDays,
  windowProblem({ at, duration: spikeLength }, { duration }) {
    return duration >= at + spikeLength
      ? null
      : `must hold the whole spike: ${formatDuration(at + spikeLength)} or more`;
  },
  scaled: (settings, factor) => ({ ...settings, rate: settings.rate * factor, peak: settings.peak * factor }),
  start(settings, { random, origin, length }) {
    const skip = Math.max(0, origin);
    return rateArrivals(spikeSegments(settings, Math.max(0, -origin)), { random: random("arrivals"), skip, length });
  },
};

/** The fewest whole days that hold the spike. */
function wholeDays({ at, duration }: SpikeArrivals): number {
  return Math.ceil((at + duration) / microsecondsPer.d) * microsecondsPer.d;
}

function spikeSegments({ rate, at, peak, duration }: SpikeArrivals, before: number): NextSegment {
  const lengths = [before + at, duration, Number.POSITIVE_INFINITY];
  let index = 0;
  return (segment) => {
    if (index >= lengths.length) return false;
    segment.length = lengths[index] as number;
    segment.startRate = (index === 1 ? peak : rate) / microsecondsPer.s;
    segment.endRate = segment.startRate;
    index++;
    return true;
  };
}
