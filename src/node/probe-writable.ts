import { accessSync, closeSync, constants, existsSync, openSync, statSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { explainWriteError } from "./input-error.ts";
import { linkTarget } from "./link-target.ts";

/**
 * Finds out whether `writeWhole` could write a file, by making an empty one in the nearest folder that is there and
 * removing it: permissions alone do not tell of read-only and special file systems. Makes no folder.
 *
 * @throws InputError where it could not.
 */
export function probeWritable(path: string): void {
  try {
    const old = statSync(path, { throwIfNoEntry: false });
    if (old !== undefined && !old.isFile()) {
      accessSync(path, constants.W_OK);
      return;
    }
    const target = linkTarget(path);
    const draft = join(nearestFolder(dirname(target)), `.evenpoint-probe.${process.pid}.tmp`);
    closeSync(openSync(draft, "wx"));
    unlinkSync(draft);
  } catch (error) {
    throw explainWriteError(error, path);
  }
}

/** A file where a folder should be is given back too: opening something in it then says so. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
