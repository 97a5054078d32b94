import type { Workload } from "../workloads/workload.ts";
import { check, type Fault } from "./check.ts";
import { isRecorded, resolveFunction } from "./resolve-function.ts";
import { resolveFunctions } from "./resolve-functions.ts";
import { valueAt } from "./scenario-path.ts";
import { drawnWorkloadSchema, recordedWorkloadSchema } from "./workload-schema.ts";

/** The workload with its defaults filled in; null where it has mistakes, which go to `faults`. */
export function resolveWorkload(tree: unknown, faults: Fault[]): Workload | null {
  const path = ["workload"];
  if (valueAt(tree, [...path, "functions"]) !== undefined) return resolveFunctions(tree, faults);
  const given = isRecorded(tree, path)
    ? check(recordedWorkloadSchema, { tree, path }, faults)
    : check(drawnWorkloadSchema, { tree, path }, faults);
  return given === null ? null : resolveFunction(given, { tree, path, defaults: {} }, faults);
}
