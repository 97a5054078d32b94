import { erlangB } from "./erlang-b.ts";

export interface ProvisionedSpill {
  /** Share of requests that find every provisioned instance busy. */
  readonly spill: number;
  /** Mean share of the provisioned instances that is busy; 0 where there are none. */
  readonly utilisation: number;
  /** Mean number of requests in service beyond the provisioned instances. */
  readonly onDemandMean: number;
  /** Variance of that number over time. */
  readonly onDemandVariance: number;
}

/**
 * Provisioned instances serve first, the rest spills over to instances on demand, of which there are always enough.
 * The spill share is Erlang B; the overflow has mean m = a B and variance m (1 - m + a / (P + 1 - a + m)) (Riordan's
 * formula, in Wilkinson 1956).
 *
 * @param offeredLoad rate x mean service time (erlangs), at least 0
 * @param provisioned whole number of instances, at least 0
 */
export function provisionedSpill(offeredLoad: number, provisioned: number): ProvisionedSpill {
  const spill = erlangB(offeredLoad, provisioned);
  const onDemandMean = offeredLoad * spill;
  const peakedness = 1 - onDemandMean + offeredLoad / (provisioned + 1 - offeredLoad + onDemandMean);
  return {
    spill,
    utilisation: provisioned > 0 ? (offeredLoad * (1 - spill)) / provisioned : 0,
    onDemandMean,
    onDemandVariance: onDemandMean * peakedness,
  };
}
