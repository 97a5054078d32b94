import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { escapePath, globSync, isDynamicPattern } from "tinyglobby";
import { InputError } from "./input-error.ts";

/**
 * The files that a name or a pattern such as `logs/*.gz` stands for, relative to `folder`, in code-unit order of their
 * names. A file of exactly that name is that file, whatever characters it has.
 *
 * @throws InputError where a pattern matches nothing.
 */
export function matchFiles(pattern: string, folder: string): readonly string[] {
  if (pattern === "-" || !isDynamicPattern(pattern) || existsSync(resolve(folder, pattern))) return [pattern];
  const found = globSync([pattern], { cwd: folder, onlyFiles: true, expandDirectories: false });
  if (found.length === 0) throw new InputError(`no file matches the pattern ${pattern}`);
  return [...found].sort((one, other) => (one < other ? -1 : 1));
}

/** `matchFiles` for the names that a scenario in `folder` gives: the option of `simulate`. */
export function fileMatcher(folder: string): (pattern: string) => Promise<readonly string[]> {
  return async (pattern) => matchFiles(pattern, folder);
}

/** Of more files no pattern is made: it would be longer than anyone reads. */
const mostInPattern = 50;

/**
 * One name or pattern that, read in `folder`, stands for exactly these files; null where there is none. Names are relative
 * to `folder` or absolute.
 */
export function filePattern(files: readonly string[], folder: string): string | null {
  if (files.length === 1) return files[0] as string; // an existing file of that name is that file
  if (files.length > mostInPattern || files.some((file) => /[,{}]/.test(file))) return null;
  const shared = sharedFolder(files);
  const names = files.map((file) => escapePath(file.slice(shared.length)));
  const pattern = `${escapePath(shared)}{${names.join(",")}}`;
  return standsFor(pattern, files, folder) ? pattern : null;
}

/** Whether a pattern matches these files and no others. */
export function standsFor(pattern: string, files: readonly string[], folder: string): boolean {
  try {
    const found = matchFiles(pattern, folder).map((file) => resolve(folder, file));
    const wanted = new Set(files.map((file) => resolve(folder, file)));
    return found.length === wanted.size && found.every((file) => wanted.has(file));
  } catch {
    return false;
  }
}

/** The folders that all names begin with, up to and with their last slash: a pattern's braces know no "..". */
function sharedFolder(files: readonly string[]): string {
  const [first = "", ...others] = files;
  let shared = first.slice(0, first.lastIndexOf("/") + 1);
  while (shared !== "" && !others.every((file) => file.startsWith(shared))) {
    shared = shared.slice(0, shared.lastIndexOf("/", shared.length - 2) + 1);
  }
  return shared;
}
