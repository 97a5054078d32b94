import { microsecondsPer } from "../../units/duration.ts";
import type { BurstyArrivals } from "../arrivals/bursty.ts";

/** A process that is calm or bursts, and switches at random. Rates per microsecond, mean phases in microseconds. */
export interface SwitchingRates {
  readonly calmRate: number;
  readonly burstRate: number;
  readonly burst: number;
  readonly calm: number;
}

/** The process at a place of the search: logarithms of burst rate, calm rate over burst rate, and both phases. */
export function switchingRates([logBurstRate, logRatio, logBurst, logCalm]: readonly number[]): SwitchingRates {
  const burstRate = Math.exp(logBurstRate as number);
  return {
    burstRate,
    calmRate: burstRate * Math.exp(logRatio as number),
    burst: Math.exp(logBurst as number),
    calm: Math.exp(logCalm as number),
  };
}

/** As a scenario writes it: the mean rate instead of the calm one. */
export function burstySettings({ calmRate, burstRate, burst, calm }: SwitchingRates): BurstyArrivals {
  const mean = (burstRate * burst + calmRate * calm) / (burst + calm);
  const perSecond = microsecondsPer.s;
  return { kind: "bursty", rate: mean * perSecond, burstRate: burstRate * perSecond, burst, calm };
}

/** Probabilities of what the phases do within one bin. */
export interface Switching {
  /** That the process stays calm, or in a burst, throughout. */
  readonly staysCalm: number;
  readonly staysBurst: number;
  /** Of the state at the end, given that at the start. */
  readonly calmToBurst: number;
  readonly burstToCalm: number;
  /** Share of the time that bursts take. */
  readonly burstShare: number;
}

export function switchingWithin({ burst, calm }: SwitchingRates, width: number): Switching {
  const burstShare = burst / (burst + calm);
  const mixed = 1 - Math.exp(-width * (1 / burst + 1 / calm));
  return {
    staysCalm: Math.exp(-width / calm),
    staysBurst: Math.exp(-width / burst),
    calmToBurst: burstShare * mixed,
    burstToCalm: (1 - burstShare) * mixed,
    burstShare,
  };
}
