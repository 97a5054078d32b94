import type { z } from "zod";
import { explainIssue } from "./explain-issue.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";

/** A mistake at a place of the scenario; its line is found later. */
export interface Fault {
  readonly path: ScenarioPath;
  readonly message: string;
  /** Where not the value at the path. */
  readonly value?: unknown;
}

export interface CheckedPlace {
  /** The whole scenario. */
  readonly tree: unknown;
  readonly path: ScenarioPath;
  /** Keys that another check looks after. */
  readonly without?: readonly string[];
}

/** A value that passed its check, or null; every mistake goes to `faults`. */
export function check<T>(
  schema: z.ZodType<T, unknown>,
  { tree, path, without = [] }: CheckedPlace,
  faults: Fault[],
): T | null {
  const value = valueAt(tree, path);
  const outcome = schema.safeParse(without.length === 0 ? value : omit(value, without));
  if (outcome.success) return outcome.data;
  for (const issue of outcome.error.issues) faults.push(...explainIssue(issue, { tree, path }));
  return null;
}

/** A copy of a group of keys without some; anything else as it is. */
function omit(value: unknown, keys: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, child] of Object.entries(value)) if (!keys.includes(key)) copy[key] = child;
  return copy;
}
