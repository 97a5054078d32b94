import { type FieldRole, fieldRoles, usualNames } from "./field-names.ts";
import { isObject, type JsonObject, parseObject } from "./parse-object.ts";
import { splitUnit } from "./split-unit.ts";

/** Which field of the file holds what. Dots lead into nested objects. */
export type GuessedFields = Readonly<Partial<Record<FieldRole, string>>>;

/** Levels of nested objects in which fields are looked for. */
const deepest = 3;
/** Lines that may differ in their fields, such as those of a server that starts. */
const mostLines = 50;
/** Fields of one line that are looked at. */
const mostFields = 500;

/** Tells by usual names which fields of the first lines hold what; each role has the best name of the first line that has one. */
export function guessFields(head: string): GuessedFields {
  const guessed: Partial<Record<FieldRole, string>> = {};
  for (const line of head.split(/[\r\n]+/, mostLines)) {
    const object = parseObject(line.startsWith("\uFEFF") ? line.slice(1) : line);
    if (object === null) continue;
    const paths: string[] = [];
    collectPaths(object, "", paths);
    for (const role of fieldRoles) {
      const path = bestPath(paths, usualNames[role] ?? []);
      if (path !== undefined && guessed[role] === undefined) guessed[role] = path;
    }
  }
  return guessed;
}

/** Paths of all numbers and texts, those of outer objects first. */
function collectPaths(object: JsonObject, prefix: string, paths: string[]): void {
  const inner: [JsonObject, string][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (paths.length >= mostFields) return;
    if (typeof value === "number" || typeof value === "string") paths.push(prefix + key);
    else if (isObject(value) && prefix.split(".").length < deepest) inner.push([value, `${prefix}${key}.`]);
  }
  for (const [value, path] of inner) collectPaths(value, path, paths);
}

function bestPath(paths: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = paths.find((path) => plainName(path) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The last part of a path without its unit, as small letters and digits. */
function plainName(path: string): string {
  const { stem } = splitUnit(path.slice(path.lastIndexOf(".") + 1));
  return stem.toLowerCase().replace(/[^a-z0-9]/g, "");
}
