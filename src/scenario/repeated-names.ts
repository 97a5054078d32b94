import type { Fault } from "./check.ts";
import { formatPath, type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";

/** A fault for each item of a list that has the name of an earlier one. */
export function repeatedNames({
  tree,
  path,
}: {
  readonly tree: unknown;
  readonly path: ScenarioPath;
}): readonly Fault[] {
  const list = valueAt(tree, path);
  const first = new Map<unknown, number>();
  const faults: Fault[] = [];
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const written = valueAt(item, ["name"]);
    const name = typeof written === "string" ? written.trim() : written;
    const earlier = first.get(name);
    if (name === undefined || earlier === undefined) first.set(name, index);
    else {
      const message = `${showValue(name)} is the name of ${formatPath([...path, earlier])} already; names are unique`;
      faults.push({ path: [...path, index, "name"], message });
    }
  }
  return faults;
}
