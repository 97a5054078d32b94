import { bill } from "../../../pricing/bill.ts";
import type { Candidate, Scenario } from "../../../scenario/scenario.ts";
import { microsecondsPer } from "../../../units/duration.ts";
import { bytesPerGigabyte } from "../../../units/size.ts";
import { meanRate } from "../../../workloads/arrivals/index.ts";
import { withStaffHours } from "../../staff-hours.ts";
import { type ClosedFormData, coveredParts, monthOf } from "./closed-form.ts";
import { expectedTimes } from "./expected-times.ts";

/**
 * The least that a candidate with provisioned concurrency can cost a month, USD, at the scenario's mean rate and work: no
 * cold start and no rounding up. Under Poisson arrivals Erlang's formula says exactly how much spills over to instances on
 * demand; under others every second is taken to be bought wherever it is cheaper. 0 where no closed form covers it.
 */
export function cheapestPossible(candidate: Candidate, scenario: Scenario, data: ClosedFormData): number {
  const covered = coveredParts(candidate, scenario);
  if ("problem" in covered) return 0;
  const { settings, workload } = covered;
  const { month, freeTier } = scenario;
  const rate = meanRate(workload.arrivals, data.traces);
  const { handler, spill } = expectedTimes(settings, workload, { rate, samples: data.samples });
  const requests = (rate * month) / microsecondsPer.s;
  const all = requests * handler;
  // What is bought on demand has tiers and free units, the rest one price: the sum is least at an end of one of them.
  const perMicrosecond = settings.memory / bytesPerGigabyte / microsecondsPer.s;
  const ends = candidate.rates
    .filter(({ meter }) => meter === "gbSeconds")
    .flatMap(({ free, tiers }) => [free * freeTier, ...tiers.flatMap(({ upTo }) => upTo ?? [])])
    .map((gbSeconds) => gbSeconds / perMicrosecond);
  const splits = [0, all, ...ends.filter((end) => end < all)];
  const isKnown = settings.provisionedConcurrency === 0 || workload.arrivals.kind === "poisson";
  const costs = (isKnown ? [all * spill] : splits).map((onDemand) => {
    const usage = monthOf({ ...covered, month }, { requests, cold: 0, onDemand, provisioned: all - onDemand });
    return bill(withStaffHours(usage, candidate), candidate.rates, { freeTier }).total;
  });
  return Math.min(...costs);
}
