import type { z } from "zod";
import { explainIssue } from "./explain-issue.ts";
import { inputSchema } from "./json-schema.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";

/** A mistake at a place of the scenario; its line is found later. */
export interface Fault {
  readonly path: ScenarioPath;
  readonly message: string;
  /** Where not the value at the path. */
  readonly value?: unknown;
}

/** A value that passed its check, or null; every mistake goes to `faults`. */
export function check<T>(
  schema: z.ZodType<T, unknown>,
  at: { tree: unknown; path: ScenarioPath },
  faults: Fault[],
): T | null {
  const value = valueAt(at.tree, at.path);
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const context = { tree: value, schema: inputSchema(schema) };
  for (const issue of outcome.error.issues) {
    for (const fault of explainIssue(issue, context)) faults.push({ ...fault, path: [...at.path, ...fault.path] });
  }
  return null;
}
