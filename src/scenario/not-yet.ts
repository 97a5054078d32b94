import { plannedPlatforms, platforms } from "../platforms/platforms.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** Something the scenario format has a word for and this version has no model for: said so, instead of "unknown". */
export interface NotYet {
  readonly path: ScenarioPath;
  readonly message: string;
}

/** Keys by where they stand. */
const keys = {
  scenario: ["claim"],
  candidate: ["io"],
} as const;

/** Values by candidate key. */
const values: readonly {
  readonly key: string;
  readonly isNotYet: (value: unknown) => boolean;
  readonly remedy: string;
}[] = [
  {
    key: "platform",
    isNotYet: (value) => plannedPlatforms.some((name) => name === value),
    remedy: `platforms: ${Object.keys(platforms).join(", ")}`,
  },
];

/** Every use of something that is not supported yet. */
export function findNotYet(tree: unknown): readonly NotYet[] {
  const found: NotYet[] = [...presentKeys(tree, [], keys.scenario)];
  const candidates = valueAt(tree, ["candidates"]);
  for (const index of Array.isArray(candidates) ? candidates.keys() : []) {
    const path = ["candidates", index];
    found.push(...presentKeys(tree, path, keys.candidate));
    for (const { key, isNotYet, remedy } of values) {
      const value = valueAt(tree, [...path, key]);
      if (isNotYet(value))
        found.push({ path: [...path, key], message: `${showValue(value)} is not supported yet; ${remedy}` });
    }
  }
  return found;
}

function presentKeys(tree: unknown, path: ScenarioPath, names: readonly string[]): readonly NotYet[] {
  return names
    .filter((name) => valueAt(tree, [...path, name]) !== undefined)
    .map((name) => ({ path: [...path, name], message: `${name} is not supported yet; leave it out` }));
}
