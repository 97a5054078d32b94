import { z } from "zod";
import { positiveDuration } from "../../engine/distributions/positive-duration.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { ArrivalProcess } from "../arrival-process.ts";
import { positiveRate } from "./positive-rate.ts";
import { rateArrivals } from "./rate-arrivals.ts";

export interface BurstyArrivals {
  readonly kind: "bursty";
  /** Long-run mean, requests per second. */
  readonly rate: number;
  readonly burstRate: number;
  /** Mean length of a burst and of the calm between, microseconds; both are exponential. */
  readonly burst: number;
  readonly calm: number;
}

export const bursty: ArrivalProcess<BurstyArrivals> = {
  kind: "bursty",
  description: "Poisson that switches between a burst rate and a calm rate at random (MMPP of two states).",
  schema: z.strictObject({
    kind: z.literal("bursty"),
    rate: positiveRate,
    burstRate: positiveRate,
    burst: positiveDuration,
    calm: positiveDuration,
  }) satisfies z.ZodType<BurstyArrivals>,
  problems(settings) {
    if (calmRate(settings) >= 0) return [];
    const most = (settings.rate / burstShare(settings)).toPrecision(4);
    const message = `with these durations the bursts alone bring more than the mean rate; burstRate can be at most ${most}/s`;
    return [{ key: "burstRate", message }];
  },
  meanRate: ({ rate }) => rate,
  period: () => null,
  scaled: (settings, factor) => ({
    ...settings,
    rate: settings.rate * factor,
    burstRate: settings.burstRate * factor,
  }),
  start(settings, { random: stream, length }) {
    const phases = stream("arrivals.phases");
    const rates = { burst: settings.burstRate / microsecondsPer.s, calm: calmRate(settings) / microsecondsPer.s };
    // In the steady state; what is left of an exponential phase is as long as a whole one.
    let phase: "burst" | "calm" = phases.next() <= burstShare(settings) ? "calm" : "burst"; // the one before the first
    return rateArrivals(
      (segment) => {
        phase = phase === "burst" ? "calm" : "burst";
        segment.length = -Math.log(phases.next()) * settings[phase];
        segment.startRate = rates[phase];
        segment.endRate = rates[phase];
        return true;
      },
      { random: stream("arrivals"), length },
    );
  },
};

/** Share of the time that bursts take. */
function burstShare({ burst, calm }: BurstyArrivals): number {
  return burst / (burst + calm);
}

/** Requests per second between bursts, from rate = share x burstRate + (1 - share) x calmRate. */
function calmRate({ rate, burstRate, burst, calm }: BurstyArrivals): number {
  const calmed = rate * (burst + calm) - burstRate * burst;
  return Math.abs(calmed) < rate * (burst + calm) * 1e-12 ? 0 : calmed / calm;
}
