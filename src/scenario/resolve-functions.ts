import { sumOfAll, sumProblems } from "../workloads/arrivals/index.ts";
import type { NamedFunction, SeveralFunctions } from "../workloads/workload.ts";
import { check, type Fault } from "./check.ts";
import { repeatedNames } from "./repeated-names.ts";
import { isRecorded, type RequestDefaults, resolveFunction } from "./resolve-function.ts";
import { type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";
import {
  drawnFunctionSchema,
  functionLimit,
  recordedFunctionSchema,
  severalFunctionsSchema,
} from "./workload-schema.ts";

const path: ScenarioPath = ["workload"];
const listPath: ScenarioPath = [...path, "functions"];
/** What each function has of its own, and so nobody beside them. */
const ownKeys = ["arrivals", "work"] as const;

/** A workload of several functions with defaults filled in; null where it has mistakes, which go to `faults`. */
export function resolveFunctions(tree: unknown, faults: Fault[]): SeveralFunctions | null {
  const found: Fault[] = [];
  const given = check(severalFunctionsSchema, { tree, path, without: ["functions", ...ownKeys] }, found);
  const { sharing = "account", ...defaults } = given ?? {};
  const functions = resolveList(tree, defaults, found);
  found.push(...strayKeys(tree), ...repeatedNames({ tree, path: listPath }));
  if (found.length === 0) found.push(...togetherFaults(functions));
  faults.push(...found);
  if (found.length > 0) return null;
  return { arrivals: sumOfAll(functions.map(({ arrivals }) => arrivals)), functions, sharing };
}

/** Those of the functions that have no mistake. */
function resolveList(tree: unknown, defaults: RequestDefaults, faults: Fault[]): readonly NamedFunction[] {
  const list = valueAt(tree, listPath);
  if (!Array.isArray(list) || list.length === 0 || list.length > functionLimit) {
    const what = Array.isArray(list) ? `has ${list.length} items` : `is ${showValue(list)}`;
    const message = `functions ${what}: expected a list of 1 to ${functionLimit} functions, such as {name: checkout, arrivals: {kind: poisson, rate: 40/s}, work: {cpu: 60ms}}`;
    faults.push({ path: listPath, message });
    return [];
  }
  return list.flatMap((_, index) => {
    const place = { tree, path: [...listPath, index] };
    const given = isRecorded(tree, place.path)
      ? check(recordedFunctionSchema, place, faults)
      : check(drawnFunctionSchema, place, faults);
    if (given === null) return [];
    const resolved = resolveFunction(given, { ...place, defaults }, faults);
    return resolved === null ? [] : [{ name: given.name, ...resolved }];
  });
}

function strayKeys(tree: unknown): readonly Fault[] {
  return ownKeys
    .filter((key) => valueAt(tree, [...path, key]) !== undefined)
    .map((key) => ({
      path: [...path, key],
      message: `${key} stands beside functions, each of which has its own; leave it out, or make it another function`,
    }));
}

/** What no function can see alone. */
function togetherFaults(functions: readonly NamedFunction[]): readonly Fault[] {
  const sum = sumOfAll(functions.map(({ arrivals }) => arrivals));
  return sumProblems(sum).map((problem) => ({ path: listPath, message: `the arrivals of all functions: ${problem}` }));
}
