import { readlinkSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** As many links one behind the other as Linux follows. */
const mostLinks = 40;

/**
 * The file that writing to `path` writes: where links lead, also to a file that is not there yet. What cannot be followed
 * is given back as it is: opening it says why.
 */
export function linkTarget(path: string): string {
  let target = resolve(path);
  for (let followed = 0; followed < mostLinks; followed++) {
    try {
      return realpathSync(target);
    } catch {
      const next = nextOf(target);
      if (next === null) return target;
      target = next;
    }
  }
  return target;
}

function nextOf(link: string): string | null {
  try {
    return resolve(realpathSync(dirname(link)), readlinkSync(link));
  } catch {
    return null;
  }
}
