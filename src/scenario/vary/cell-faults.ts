import type { Fault } from "../check.ts";
import { copyTree } from "../copy-tree.ts";
import type { Issue } from "../issue.ts";
import { applyOverrides } from "../overrides.ts";
import { resolveTree } from "../parse-scenario.ts";
import { formatPath, parsePath, valueAt } from "../scenario-path.ts";
import type { PlannedCell } from "./sweep-plan.ts";
import { varyFlag } from "./vary-axis.ts";

/** More cells than these take seconds to check: then each point of each axis is, beside the first ones of the others. */
const mostChecked = 2_000;
/** Enough to see what is wrong; the others are of the same kind. */
const mostIssues = 20;

/**
 * What keeps cells from being scenarios, each mistake once: at the flag where a varied value is wrong, and at the place
 * in the scenario (file null) with the varied values where one makes something else wrong.
 */
export function cellFaults(tree: unknown, cells: readonly PlannedCell[]): readonly Issue[] {
  const issues = new Map<string, Issue>();
  for (const cell of cells.length <= mostChecked ? cells : cells.filter(isOnAnEdge)) {
    for (const issue of faultsOf(tree, cell)) issues.set(JSON.stringify([issue.path, issue.message]), issue);
    if (issues.size >= mostIssues) break;
  }
  return [...issues.values()].slice(0, mostIssues);
}

/** All axes but one at their first point, or out of play. */
function isOnAnEdge({ points }: PlannedCell): boolean {
  return points.filter((place) => place !== null && place > 0).length <= 1;
}

function faultsOf(tree: unknown, { overrides }: PlannedCell): readonly Issue[] {
  const applied = applyOverrides(copyTree(tree), overrides);
  if (applied.issues.length > 0) return applied.issues;
  const faults: Fault[] = [];
  resolveTree(applied.value, faults);
  const set = overrides.map(({ path, value }) => `${path}=${value.trim()}`).join(", ");
  return faults.map((fault) => {
    const { path, message } = fault;
    const value = "value" in fault ? fault.value : valueAt(applied.value, path);
    const isVaried = [...applied.flags.keys()].some((flagged) => {
      return (parsePath(flagged) ?? []).every((part, i) => path[i] === part);
    });
    const place = isVaried ? { message, file: varyFlag } : { message: `${message} (with ${set})`, file: null };
    return { path: formatPath(path), ...(value === undefined ? {} : { value }), ...place, line: null };
  });
}
