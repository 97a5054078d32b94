import { knownCards } from "./card-files.ts";
import { resolveTree } from "./parse-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { parsePath, valueAt } from "./scenario-path.ts";
import { type Change, changeTree } from "./uncertain.ts";

/**
 * The question that a scenario asks with some values changed, resolved anew from what was written; null where the change
 * does not make a scenario. What the changes do not touch stays as the scenario has it, its choice and order of
 * candidates included.
 */
export function changeScenario(scenario: Scenario, changes: readonly Change[]): Scenario | null {
  const readCards = knownCards(scenario.cardFiles);
  const changed = changeTree(scenario.written, changes, (tree, faults) => resolveTree(tree, faults, readCards));
  if (typeof changed === "string") return null;
  const touched = changes.map(({ path }) => parsePath(path)?.[0]).filter((key) => key !== "candidates");
  // One key of the text says both.
  if (touched.includes("replications")) touched.push("precision");
  const parts = Object.entries(changed).filter(([key]) => touched.includes(key));
  const candidates = new Map(changed.candidates.map((candidate) => [candidate.name, candidate]));
  return {
    ...scenario,
    ...Object.fromEntries(parts),
    candidates: scenario.candidates.map((candidate) => candidates.get(candidate.name) ?? candidate),
    uncertain: [],
    written: changed.written,
  };
}

/** What the scenario says of a candidate; undefined where it says nothing of that name. */
export function writtenCandidate({ written }: Scenario, name: string): unknown {
  const list = valueAt(written, ["candidates"]);
  return Array.isArray(list) ? list.find((candidate) => valueAt(candidate, ["name"]) === name) : undefined;
}
