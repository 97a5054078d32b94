import { erlangC } from "../../../src/engine/laws/erlang-c.ts";

/** Response times of M/M/c (a = offered load in erlangs, times in units of the mean service time), by Erlang's C. */
export interface MmcResponse {
  readonly mean: number;
  percentile(p: number): number;
}

/**
 * Response = wait + service, independent of each other: P(W > t) = C exp(-(c - a) t), service exponential, so
 * P(T > t) = exp(-t) (1 + C (1 - exp(-(c - a - 1) t)) / (c - a - 1)). The percentile is found by halving.
 */
export function mmcResponse(load: number, servers: number): MmcResponse {
  if (load >= servers) return { mean: Number.POSITIVE_INFINITY, percentile: () => Number.POSITIVE_INFINITY };
  const waits = erlangC(load, servers);
  const spare = servers - load;
  const beyond = (t: number): number => {
    const growth = Math.abs(spare - 1) < 1e-9 ? t : (1 - Math.exp(-(spare - 1) * t)) / (spare - 1);
    return Math.exp(-t) * (1 + waits * growth);
  };
  return {
    mean: 1 + waits / spare,
    percentile(p) {
      let [low, high] = [0, 1];
      while (beyond(high) > 1 - p) high *= 2;
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (beyond(middle) > 1 - p) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
