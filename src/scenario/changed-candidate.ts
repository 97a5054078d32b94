import { rateCards } from "../pricing/cards/index.ts";
import type { Workload } from "../workloads/workload.ts";
import { knownCards, ownCards } from "./card-files.ts";
import type { Fault } from "./check.ts";
import { copyTree } from "./copy-tree.ts";
import { resolveCandidate } from "./resolve-candidate.ts";
import type { Candidate, Scenario } from "./scenario.ts";
import { formatPath, valueAt } from "./scenario-path.ts";

export interface CandidateChange {
  /** The candidate's name in the scenario. */
  readonly name: string;
  /** Keys of the candidate with the values they get, as a scenario writes them. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** The workload it is resolved for: the scenario's, or one with other work. */
  readonly workload: Workload;
}

/**
 * A candidate of a scenario with some of its keys written otherwise, resolved and priced anew; or what is wrong with it,
 * a sentence for each mistake. Nothing else of the scenario is looked at again.
 */
export function changedCandidate(
  scenario: Scenario,
  { name, keys, workload }: CandidateChange,
): Candidate | { readonly problems: readonly string[] } {
  const { cardFiles, freeTier, month, written } = scenario;
  const tree = copyTree(written);
  const path = ["candidates", scenario.candidates.findIndex((one) => one.name === name)];
  Object.assign(valueAt(tree, path) as Record<string, unknown>, keys);
  const faults: Fault[] = [];
  const cards = [...ownCards(tree, knownCards(cardFiles), faults), ...rateCards];
  const candidate = resolveCandidate({ tree, path }, { workload, month, cards, freeTier }, faults);
  if (candidate !== null && faults.length === 0) return candidate;
  return { problems: faults.map((fault) => `${formatPath(fault.path.slice(path.length))} ${fault.message}`) };
}
