import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { HtmlParts } from "../report/html/html-parts.ts";

/** The bundle that the build makes of src/viewer; the same place seen from src/node and from dist/node. */
const viewerFile = fileURLToPath(new URL("../../dist/viewer/viewer.js", import.meta.url));

/** What an HTML report needs from this machine. Throws an Error that says what to do where the package was not built. */
export async function htmlParts(): Promise<HtmlParts> {
  const viewer = await readFile(viewerFile, "utf8").catch((cause) => {
    throw new Error("the viewer of HTML reports is not there: run `npm run build` in evenpoint's folder", { cause });
  });
  return { viewer: viewer.trim(), hash: (text) => createHash("sha256").update(text, "utf8").digest("base64") };
}
