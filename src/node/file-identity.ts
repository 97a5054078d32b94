import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { linkTarget } from "./link-target.ts";

/** Equal for two names of one file, through links too, whether or not the file is there yet. */
export function fileIdentity(path: string): string {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return realName(linkTarget(path));
  }
}

/** The real name of the nearest folder that is there, and the rest as written. */
function realName(path: string): string {
  const folder = dirname(path);
  if (folder === path) return path;
  try {
    return join(realpathSync(folder), basename(path));
  } catch {
    return join(realName(folder), basename(path));
  }
}
