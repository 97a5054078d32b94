import { nearestName } from "../units/nearest-name.ts";
import type { Issue } from "./issue.ts";
import { formatPath, parsePath, type ScenarioPath, valueAt } from "./scenario-path.ts";
import { showValue } from "./show-value.ts";
import { readSource } from "./source.ts";

/** A value set from outside the file, such as `candidates["Lambda 1 GB"].memory=2GB`. */
export interface Override {
  /** Where: keys, list positions, or the name of a list's item in brackets and quotes. */
  readonly path: string;
  /** YAML. */
  readonly value: string;
  /** How the user said it, for issues: `--set` (default), `--seed`. */
  readonly flag?: string;
}

export interface OverrideOutcome {
  readonly value: unknown;
  /** The flag by formatted path, so that an issue can say where a value came from. */
  readonly flags: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/** Splits `path=value` at the first equals sign outside quotation marks; null without one. */
export function splitAssignment(text: string): { readonly path: string; readonly value: string } | null {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "\\" && isQuoted) i += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === "=" && !isQuoted) return { path: text.slice(0, i).trim(), value: text.slice(i + 1) };
  }
  return null;
}

/** Sets each override in a tree of plain data, in order. The tree must be the caller's own: it is changed. */
export function applyOverrides(tree: unknown, overrides: readonly Override[]): OverrideOutcome {
  const flags = new Map<string, string>();
  const issues: Issue[] = [];
  for (const { path: text, value: yaml, flag = "--set" } of overrides) {
    const problem = (message: string) => issues.push({ path: text, value: yaml, message, file: flag, line: null });
    const written = parsePath(text);
    const value = readOverrideValue(yaml);
    if (written === null) {
      problem(`${showValue(text)} is not a path such as workload.arrivals.rate or candidates["Lambda 1 GB"].memory`);
    } else if ("problem" in value) {
      problem(value.problem);
    } else {
      const found = findPlace(tree, written);
      if ("problem" in found) problem(found.problem);
      else {
        found.parent[found.key] = value.value;
        flags.set(formatPath(found.path), flag);
      }
    }
  }
  return { value: tree, flags, issues };
}

/** Sets a value in a tree of plain data, which is changed; gives what is wrong with the path, null where nothing is. */
export function setAt(tree: unknown, written: ScenarioPath, value: unknown): string | null {
  const found = findPlace(tree, written);
  if ("problem" in found) return found.problem;
  found.parent[found.key] = value;
  return null;
}

function readOverrideValue(yaml: string): { readonly value: unknown } | { readonly problem: string } {
  const source = readSource(yaml, null);
  if ("issues" in source) {
    return { problem: `the value ${showValue(yaml)} cannot be read: ${source.issues[0]?.message}` };
  }
  return { value: source.value };
}

interface Place {
  readonly parent: Record<string | number, unknown>;
  readonly key: string | number;
  readonly path: ScenarioPath;
}

/** Walks to the parent of the value to set; groups of keys that are not there yet are made. */
function findPlace(tree: unknown, written: ScenarioPath): Place | { readonly problem: string } {
  const path: (string | number)[] = [];
  for (const [index, part] of written.entries()) {
    const parent = valueAt(tree, path);
    if (typeof parent !== "object" || parent === null) {
      return { problem: `${formatPath(path)} is ${showValue(parent)} and holds no keys` };
    }
    const key = Array.isArray(parent) ? itemPosition(parent, part, formatPath(path)) : String(part);
    if (typeof key === "object") return key;
    path.push(key);
    const children = parent as Record<string | number, unknown>;
    if (index === written.length - 1) return { parent: children, key, path };
    if (!Object.hasOwn(children, key)) children[key] = Object.create(null);
  }
  return { problem: "the path is empty" };
}

/** The position of a list's item given by number or by name. */
function itemPosition(
  list: readonly unknown[],
  part: string | number,
  where: string,
): number | { readonly problem: string } {
  if (typeof part === "number") {
    if (part < list.length) return part;
    return { problem: `${where} has ${list.length} items, the last is ${where}[${list.length - 1}]` };
  }
  const names = list.map((item) => {
    const name = valueAt(item, ["name"]);
    return typeof name === "string" ? name.trim() : name;
  });
  const position = names.indexOf(part.trim());
  if (position >= 0) return position;
  const known = names.filter((name) => typeof name === "string");
  const nearest = nearestName(part, known);
  const remedy = nearest === null ? `names: ${known.map(showValue).join(", ")}` : `did you mean ${showValue(nearest)}?`;
  return { problem: `${where} has no item named ${showValue(part)}; ${remedy}` };
}
