import { microsecondsPer } from "../../../units/duration.ts";
import type { ArrivalSettings } from "../../../workloads/arrivals/index.ts";

/** Microseconds between arrivals that all have the same distance; null where they have not. */
export function evenInterval(arrivals: ArrivalSettings): number | null {
  if (arrivals.kind === "sum" && arrivals.of.length === 1) return evenInterval(arrivals.of[0]!);
  if (arrivals.kind === "constant") return microsecondsPer.s / arrivals.rate;
  const isTimer = arrivals.kind === "schedule" && arrivals.count === 1 && arrivals.jitter === 0;
  return isTimer ? (arrivals.every ?? null) : null;
}

/**
 * How many arrivals, itself included, come while one that takes `time` is in service, and with them how many are in service
 * at most: one that comes at the very end does not count, because departures are before arrivals.
 */
export function arrivalsWithin(time: number, interval: number): number {
  return Math.max(1, Math.ceil(time / interval - 1e-9));
}
