import type { SwitchingRates } from "./switching-rates.ts";

export interface CountForecast {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of the count in the next `length` microseconds, where the process is in a burst now with probability
 * `burst`. The time spent in bursts has moments in closed form, since the chance of a burst settles exponentially.
 */
export function countForecast(rates: SwitchingRates, burst: number, length: number): CountForecast {
  const settled = rates.burst / (rates.burst + rates.calm);
  const off = burst - settled;
  const pace = 1 / rates.burst + 1 / rates.calm;
  const left = Math.exp(-pace * length);
  const area = (1 - left) / pace; // under exp(-pace t)
  const time = settled * length + off * area;
  const steady = (settled * settled * length * length) / 2 + (settled * (1 - settled) * (length - area)) / pace;
  const unsettled = (off * (settled * (length - area) + (1 - settled) * (area - length * left))) / pace;
  const timeVariance = Math.max(0, 2 * (steady + unsettled) - time * time);
  const step = rates.burstRate - rates.calmRate;
  const mean = rates.calmRate * length + step * time;
  return { mean, variance: mean + step * step * timeVariance };
}
