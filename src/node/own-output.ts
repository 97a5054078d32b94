import { readFileSync, statSync } from "node:fs";
import type { formOfFile } from "../report/form-of-file.ts";
import { isOwnForm } from "../report/own-form.ts";

/** Nothing that evenpoint writes is larger. */
const largest = 256 * 1024 * 1024;

/**
 * Whether writing this form to `path` takes nothing from anybody: nothing is there, it is empty, it is no plain file (a
 * pipe, /dev/stdout), or it is evenpoint's own output of that form. What cannot be read is somebody's.
 */
export function mayBeWritten(path: string, form: NonNullable<ReturnType<typeof formOfFile>>): boolean {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined || !there.isFile() || there.size === 0) return true;
    return there.size <= largest && isOwnForm(readFileSync(path, "utf8"), form);
  } catch (error) {
    // A path through a file holds nothing: writing says so.
    return (error as NodeJS.ErrnoException).code === "ENOTDIR";
  }
}
