import { resolveTree } from "./parse-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { type Change, changeTree } from "./uncertain.ts";

/**
 * The question that a scenario asks with some values changed, resolved anew from what was written; null where the change
 * does not make a scenario.
 */
export function changeScenario(scenario: Scenario, changes: readonly Change[]): Scenario | null {
  const changed = changeTree(scenario.written, changes, resolveTree);
  return typeof changed === "string" ? null : changed;
}
