import { type ScenarioPath, valueAt } from "./scenario-path.ts";

/** Something the scenario format has a word for and this version has no model for: said so, instead of "unknown". */
export interface NotYet {
  readonly path: ScenarioPath;
  readonly message: string;
}

/** Keys of a candidate. */
const candidateKeys = ["io"] as const;

/** Every use of something that is not supported yet. */
export function findNotYet(tree: unknown): readonly NotYet[] {
  const found: NotYet[] = [];
  const candidates = valueAt(tree, ["candidates"]);
  for (const index of Array.isArray(candidates) ? candidates.keys() : []) {
    found.push(...presentKeys(tree, ["candidates", index], candidateKeys));
  }
  return found;
}

function presentKeys(tree: unknown, path: ScenarioPath, names: readonly string[]): readonly NotYet[] {
  return names
    .filter((name) => valueAt(tree, [...path, name]) !== undefined)
    .map((name) => ({ path: [...path, name], message: `${name} is not supported yet; leave it out` }));
}
