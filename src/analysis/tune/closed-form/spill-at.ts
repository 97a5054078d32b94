import { provisionedSpill } from "../../../engine/laws/provisioned-spill.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import type { ArrivalSettings } from "../../../workloads/arrivals/index.ts";
import { arrivalsWithin, evenInterval } from "./evenly-spaced.ts";

export interface SpillQuestion {
  readonly arrivals: ArrivalSettings;
  /** Mean, requests per second. */
  readonly rate: number;
  /** Mean time for which an instance is held, microseconds, and whether every request takes that. */
  readonly held: number;
  readonly isConstant: boolean;
}

/** So many standard deviations of the load beyond it nothing is left: of 10^-15 and less. */
const deviations = 12;

/**
 * The share of requests that find `servers` instances busy: Erlang B at the mean rate, exact of Poisson arrivals whatever
 * the law of service. Evenly spaced requests that all take the same are no matter of chance: of those that come while one
 * is served, the first find room. Serves provisioned instances and concurrency limits alike.
 */
export function spillAt({ arrivals, rate, held, isConstant }: SpillQuestion, servers: number): number {
  const interval = evenInterval(arrivals);
  if (interval !== null && isConstant) return Math.max(0, 1 - servers / arrivalsWithin(held, interval));
  const load = (rate * held) / microsecondsPer.s;
  if (servers > load + deviations * Math.sqrt(load) + deviations * deviations) return 0;
  return provisionedSpill(load, servers).spill;
}
