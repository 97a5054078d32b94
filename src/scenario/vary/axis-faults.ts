import { copyTree } from "../copy-tree.ts";
import type { Issue } from "../issue.ts";
import { applyOverrides } from "../overrides.ts";
import { formatPath, parsePath, type ScenarioPath } from "../scenario-path.ts";
import { type VaryAxis, varyIssue } from "./vary-axis.ts";

/**
 * What is wrong between axes: a path that stands in two, by name or by position, or one that holds all of another that
 * was set before it, which would undo that one.
 */
export function axisFaults(axes: readonly VaryAxis[], tree: unknown): readonly Issue[] {
  const placed = axes.flatMap(({ paths, points }, axis) =>
    paths.map((path, i) => ({ path, axis, value: points[0]!.values[i]!, place: placeOf(path, tree) })),
  );
  return placed.flatMap(({ path, place, value }, i): readonly Issue[] => {
    const undone = placed.slice(0, i).find((earlier) => startsWith(earlier.place, place));
    if (undone === undefined) return [];
    const isSame = undone.place.length === place.length;
    const message = isSame
      ? `it is varied twice${undone.path === path ? "" : ` (${undone.path} is the same place)`}; write all its values into one flag`
      : `it sets all of ${formatPath(place)} and so undoes ${undone.path}; write it before that one`;
    return [varyIssue(path, value, message)];
  });
}

/** With names of list items as their positions, where the scenario is known. */
function placeOf(path: string, tree: unknown): ScenarioPath {
  const written = parsePath(path) ?? [];
  if (tree === undefined) return written;
  const { flags } = applyOverrides(copyTree(tree), [{ path, value: "null" }]);
  const [found] = flags.keys();
  return found === undefined ? written : (parsePath(found) ?? written);
}

function startsWith(path: ScenarioPath, beginning: ScenarioPath): boolean {
  return beginning.every((part, i) => path[i] === part);
}
