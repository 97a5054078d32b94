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
