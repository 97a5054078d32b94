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

/** One name or pattern that stands for exactly these files; null where they are too many for one. */
export function filePattern(files: readonly string[]): string | null {
  if (files.length === 1) return files[0] as string;
  if (files.length > mostInPattern || files.some((file) => /[,{}]/.test(file))) return null;
  return `{${files.map(escapePath).join(",")}}`;
}
