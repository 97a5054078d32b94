import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { HtmlParts } from "../report/html/html-parts.ts";
import { InputError } from "./input-error.ts";

/** Beside the built code, whether this file runs from src/ or from dist/. */
const viewerFile = fileURLToPath(new URL("../../dist/viewer/viewer.js", import.meta.url));

/**
 * What an HTML page is made of beside its answer.
 *
 * @throws InputError where the viewer is not built
 */
export async function htmlParts(): Promise<HtmlParts> {
  const viewer = await readFile(viewerFile, "utf8").catch(() => null);
  if (viewer === null) {
    throw new InputError("HTML needs the viewer of the charts, and it is not built: run npm run build");
  }
  return { viewer, hash: (text) => createHash("sha256").update(text).digest("base64") };
}
