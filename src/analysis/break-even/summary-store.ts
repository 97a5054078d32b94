import type { Candidate, Scenario } from "../../scenario/scenario.ts";
import { repriceSummary, simulationKey } from "../reprice-summary.ts";
import type { CandidateSummary } from "../summarise-candidate.ts";

/** One candidate (with its number of machines) at one rate, in a scenario with the replications to run. */
export interface Wanted {
  readonly candidate: Candidate;
  readonly scenario: Scenario;
  /** Requests per second. */
  readonly rate: number;
}

/** What was simulated at any rate, for all questions that vary one scenario: a candidate that only costs something else is priced anew and not simulated again. */
export class SummaryStore {
  readonly #kept = new Map<string, { readonly candidate: Candidate; readonly summary: CandidateSummary }>();

  /** What is known of the candidate there; undefined where it must be simulated. */
  recall(wanted: Wanted): CandidateSummary | undefined {
    const kept = this.#kept.get(keyOf(wanted));
    if (kept === undefined) return undefined;
    const { candidate, scenario } = wanted;
    if (isPricedAlike(kept.candidate, candidate)) return kept.summary;
    return repriceSummary(kept.summary, { from: kept.candidate, to: candidate, scenario });
  }

  keep(wanted: Wanted, summary: CandidateSummary): void {
    this.#kept.set(keyOf(wanted), { candidate: wanted.candidate, summary });
  }
}

function keyOf({ candidate, scenario, rate }: Wanted): string {
  return `${scenario.replications} ${rate} ${simulationKey(candidate, scenario)}`;
}

function isPricedAlike(one: Candidate, other: Candidate): boolean {
  if (one.rates === other.rates && one.settings === other.settings) return true;
  const committed = ({ settings }: Candidate) => (settings as { readonly committed?: unknown }).committed ?? null;
  const priced = (candidate: Candidate) =>
    JSON.stringify([candidate.rates, candidate.operations, committed(candidate)]);
  return priced(one) === priced(other);
}
