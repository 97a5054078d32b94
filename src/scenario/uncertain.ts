import { z } from "zod";
import type { Fault } from "./check.ts";
import { copyTree } from "./copy-tree.ts";
import { setAt } from "./overrides.ts";
import type { Scenario } from "./scenario.ts";
import { parsePath } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";
import { quantityIn } from "./vary/quantity.ts";

/** An input that people may dispute, with the values it may have at the least and at the most. */
export interface UncertainInput {
  /** Such as `candidates[0].speed`. */
  readonly path: string;
  /** As the scenario writes them. */
  readonly low: unknown;
  readonly high: unknown;
}

const rangeError = "write the low and the high value of the input, such as [0.8, 1.25]";

/** Scenario field: `uncertain`. */
export const uncertainField = z
  .record(z.string(), z.tuple([z.unknown(), z.unknown()], { error: rangeError }), {
    error: 'uncertain is a group of paths with two values each, such as "candidates[0].speed": [0.8, 1.25]',
  })
  .transform((ranges): readonly UncertainInput[] =>
    Object.entries(ranges).map(([path, [low, high]]) => ({ path, low, high })),
  );

/** Resolves a tree of plain data; every mistake goes to `faults`. */
export type ResolveTree = (tree: unknown, faults: Fault[]) => Scenario | null;

/** Every end of every range must be a scenario of its own; what is wrong with it is said at the range. */
export function uncertainFaults(
  tree: unknown,
  inputs: readonly UncertainInput[],
  resolve: ResolveTree,
): readonly Fault[] {
  return inputs.flatMap(({ path, low, high }): readonly Fault[] => {
    const place = ["uncertain", path];
    if (isReversed(low, high)) {
      const message = `${showValue(low)} is above ${showValue(high)}: write the lower value first`;
      return [{ path: place, value: [low, high], message }];
    }
    for (const [index, value] of [low, high].entries()) {
      const problem = changeTree(tree, [{ path, value }], resolve);
      if (typeof problem === "string") return [{ path: [...place, index], value, message: problem }];
    }
    return [];
  });
}

/** Numbers with units can be told apart; words are in no order. */
function isReversed(low: unknown, high: unknown): boolean {
  const [from, to] = [quantityIn(low), quantityIn(high)];
  if (from === null || to === null || from.kind !== to.kind) return false;
  return from.number * from.perUnit > to.number * to.perUnit;
}

/** A value at a path of the scenario, in place of what is written there. */
export interface Change {
  readonly path: string;
  readonly value: unknown;
}

/** The scenario that a tree with some values changed describes, without ranges of its own; or what is wrong with it. */
export function changeTree(tree: unknown, changes: readonly Change[], resolve: ResolveTree): Scenario | string {
  const changed = copyTree(tree) as Record<string, unknown>;
  delete changed.uncertain;
  for (const { path, value } of changes) {
    const parsed = parsePath(path);
    if (parsed === null) return `"${path}" is not a path such as workload.arrivals.rate or candidates[0].speed`;
    if (parsed[0] === "uncertain") return "a range cannot have a range";
    const problem = setAt(changed, parsed, copyTree(value));
    if (problem !== null) return problem;
  }
  const faults: Fault[] = [];
  const scenario = resolve(changed, faults);
  const [fault] = faults;
  if (scenario !== null && fault === undefined) return scenario;
  return fault === undefined ? "does not make a scenario" : fault.message;
}
