import { unlinkSync } from "node:fs";
import { mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { explainWriteError } from "./input-error.ts";
import { linkTarget } from "./link-target.ts";

/** Files begun and not finished, for whoever ends the process in between. */
const begun = new Set<string>();

/**
 * Writes a file wholly or not at all: into a new file beside it, flushed to the disk, then renamed over the old one.
 * Folders are made where missing, and links are followed. What is not a plain file (a pipe, /dev/stdout) is written directly.
 *
 * @throws InputError where the file cannot be written; an old file is then as it was.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const old = await stat(path).catch(() => null);
    if (old !== null && !old.isFile() && !old.isDirectory()) return await writeInto(path, content);
    const target = linkTarget(path);
    await mkdir(dirname(target), { recursive: true });
    await replace(target, content, old?.mode);
  } catch (error) {
    throw explainWriteError(error, path);
  }
}

/** Removes what `writeWhole` has begun and not finished; for the end of an interrupted process. */
export function removeBegun(): void {
  for (const path of begun) {
    try {
      unlinkSync(path);
    } catch {
      // it was renamed or removed in the meantime
    }
  }
  begun.clear();
}

let serial = 0;

async function replace(target: string, content: string | Uint8Array, mode: number | undefined): Promise<void> {
  serial += 1;
  const draft = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.${serial}.tmp`);
  begun.add(draft);
  try {
    const handle = await open(draft, "wx", mode === undefined ? 0o666 : mode & 0o777);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  } finally {
    begun.delete(draft);
  }
}

async function writeInto(target: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(target, "w");
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}
