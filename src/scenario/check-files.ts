import type { Fault } from "./check.ts";
import type { ScenarioPath } from "./scenario-path.ts";

/** Kinds whose `file` is recorded data beside the scenario. */
const kindsWithFile: readonly unknown[] = ["trace", "empirical"];

/** A fault for each recorded file that the scenario names and that cannot be read, wherever in the tree it stands. */
export function checkFiles(tree: unknown, problemOf: (file: string) => string | null): readonly Fault[] {
  return namedFiles(tree, []).flatMap(({ path, file }) => {
    const message = problemOf(file);
    return message === null ? [] : [{ path, message }];
  });
}

/** Every recorded file that a scenario's tree names, as it is written there. */
export function recordedFiles(tree: unknown): readonly string[] {
  return [...new Set(namedFiles(tree, []).map(({ file }) => file))];
}

interface NamedFile {
  readonly path: ScenarioPath;
  readonly file: string;
}

function namedFiles(tree: unknown, path: ScenarioPath): readonly NamedFile[] {
  if (typeof tree !== "object" || tree === null) return [];
  if (Array.isArray(tree)) return tree.flatMap((child, index) => namedFiles(child, [...path, index]));
  const { kind, file } = tree as { kind?: unknown; file?: unknown };
  const here = typeof file === "string" && kindsWithFile.includes(kind) ? [{ path: [...path, "file"], file }] : [];
  return [...here, ...Object.entries(tree).flatMap(([key, child]) => namedFiles(child, [...path, key]))];
}
