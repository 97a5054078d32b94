import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Real traces and measurements lie beside the project and are not shipped with it. */
const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Where a file or a folder of the real data is. */
export function sharedData(path: string): string {
  return `${folder}${path}`;
}

export const hasSharedData = existsSync(folder);

/** Ends the name of a test that reads the real data, so that a skipped one says why. */
export const needsSharedData = hasSharedData ? "" : " (skipped: ../shared/data is absent)";
