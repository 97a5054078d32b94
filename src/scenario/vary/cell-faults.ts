import type { ReadCards } from "../card-files.ts";
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
export function cellFaults(tree: unknown, cells: readonly PlannedCell[], readCards?: ReadCards): readonly Issue[] {
  const issues = new Map<string, Issue>();
  for (const cell of cells.length <= mostChecked ? cells : cells.filter(isOnAnEdge)) {
    for (const { key, issue } of faultsOf(tree, cell, readCards)) if (!issues.has(key)) issues.set(key, issue);
    if (issues.size >= mostIssues) break;
  }
  return [...issues.values()].slice(0, mostIssues);
}

/** All axes but one at their first point, or out of play. */
function isOnAnEdge({ points }: PlannedCell): boolean {
  return points.filter((place) => place !== null && place > 0).length <= 1;
}

interface CellFault {
  /** Equal for one mistake that several cells make. */
  readonly key: string;
  readonly issue: Issue;
}

function faultsOf(tree: unknown, { overrides }: PlannedCell, readCards?: ReadCards): readonly CellFault[] {
  const applied = applyOverrides(copyTree(tree), overrides);
  if (applied.issues.length > 0) {
    return applied.issues.map((issue) => ({ key: JSON.stringify([issue.path, issue.message]), issue }));
  }
  const faults: Fault[] = [];
  resolveTree(applied.value, faults, readCards);
  const set = overrides.map(({ path, value }) => `${path}=${value.trim()}`).join(", ");
  return faults.map((fault) => {
    const { path, message } = fault;
    const value = "value" in fault ? fault.value : valueAt(applied.value, path);
    const varied = [...applied.flags.keys()].map((flagged) => parsePath(flagged) ?? []);
    const isVaried = varied.some((flagged) => flagged.every((part, i) => path[i] === part));
    // A misspelt key above the varied one is a mistake of the flag as well.
    const isOnTheWay = path.length > 0 && varied.some((flagged) => path.every((part, i) => flagged[i] === part));
    const file = isVaried || isOnTheWay ? varyFlag : null;
    const place = { message: isVaried ? message : `${message} (with ${set})`, file };
    const issue = { path: formatPath(path), ...(value === undefined ? {} : { value }), ...place, line: null };
    return { key: JSON.stringify([issue.path, message]), issue };
  });
}
