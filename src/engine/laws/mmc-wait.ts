import { erlangC } from "./erlang-c.ts";

export interface MmcWait {
  /** Share of requests that wait at all. */
  readonly waitProbability: number;
  /** Mean wait over all requests, in the unit of `serviceMean`; Infinity where the load reaches the servers. */
  readonly mean: number;
  /** The wait that a share `p` (0 <= p < 1) of all requests does not exceed, in the unit of `serviceMean`. */
  percentile(p: number): number;
}

/**
 * Waiting time of M/M/c, one queue in order of arrival: with a = offered load and S = mean service time,
 * P(W > t) = C exp(-(c - a) t / S), so E[W] = C S / (c - a) (Erlang C; any queueing text, such as Kleinrock 1975, 3.5).
 */
export function mmcWait(offeredLoad: number, servers: number, serviceMean: number): MmcWait {
  const waitProbability = erlangC(offeredLoad, servers);
  const spare = servers - offeredLoad;
  return {
    waitProbability,
    mean: spare > 0 ? (waitProbability * serviceMean) / spare : Number.POSITIVE_INFINITY,
    percentile(p) {
      if (spare <= 0) return Number.POSITIVE_INFINITY;
      return Math.max(0, (Math.log(waitProbability / (1 - p)) * serviceMean) / spare);
    },
  };
}
