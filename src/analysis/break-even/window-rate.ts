import { microsecondsPer } from "../../units/duration.ts";
import { meanRate, spikeOccurrences } from "../../workloads/arrivals/index.ts";
import type { Experiment } from "../experiment.ts";
import type { CandidateResult, Result } from "../result.ts";

/**
 * The mean rate of the traffic that a scenario's window really holds, requests per second: the rates of a break-even
 * are multiples of it. Stationary and periodic traffic has its law's own mean. A ramp, a spike or a trace depends on
 * which part of it the window shows, so what was offered there counts.
 */
export function windowRate({ candidates }: Result, { scenario, duration, traces }: Experiment): number {
  const { arrivals } = scenario.workload;
  const ofLaw = meanRate(arrivals, traces);
  if (repeating.has(arrivals.kind) || spikeOccurrences(arrivals) !== null) return ofLaw;
  const offered = candidates.find(({ eligible }) => eligible) as CandidateResult | undefined;
  const mean = offered?.requests.offered.mean ?? 0;
  return mean === 0 ? ofLaw : mean / (duration / microsecondsPer.s);
}

/** Kinds whose every window of whole periods is like every other. */
const repeating: ReadonlySet<string> = new Set(["constant", "poisson", "renewal", "bursty", "diurnal", "schedule"]);
