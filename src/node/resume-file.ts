import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Kept } from "../analysis/tasks/kept.ts";
import { version } from "../analysis/version.ts";
import { explainSystemError, InputError } from "./input-error.ts";
import { probeWritable } from "./probe-writable.ts";
import { sha256 } from "./sha256.ts";
import { writeWhole } from "./write-whole.ts";

/** What a resume file belongs to. */
export interface ResumePlace {
  /** What is kept: replications of one scenario, or cells of a sweep. */
  readonly keeps: "replications" | "cells";
  /** sha256 of the scenario that is answered. */
  readonly scenario: string;
}

/** What is finished of a long computation, to be kept in a file and read when it goes on. */
export interface ResumeFile extends Kept {
  /** Entries so far. */
  readonly count: number;
  /** True where something was finished that `save` has not written yet. */
  readonly isChanged: boolean;
  /** Writes all of it, whole or not at all. */
  save(path: string): Promise<void>;
}

/** Characters of values that are kept at most; what comes after is computed again when the work goes on. */
const mostCharacters = 256 * 1024 * 1024;

const kind = "evenpoint-resume";

/**
 * What an earlier run has kept in a file; nothing where there is no such file yet.
 *
 * @throws InputError where the file is another's: of another scenario, another version, cut short, no resume file at all
 */
export async function openResumeFile(path: string, place: ResumePlace): Promise<ResumeFile> {
  if (path === "") throw new InputError("--resume needs the name of a file, such as --resume checkout.resume");
  if (!existsSync(path)) {
    probeWritable(path);
    return resumeFile(place, new Map());
  }
  const entries = parse(path, await read(path), place);
  probeWritable(path);
  return resumeFile(place, entries);
}

/** Keeps what is finished; each entry is the JSON of its value. */
export function resumeFile(place: ResumePlace, entries: Map<string, string> = new Map()): ResumeFile {
  let characters = [...entries.values()].reduce((sum, { length }) => sum + length, 0);
  let isChanged = false;
  return {
    get count() {
      return entries.size;
    },
    get isChanged() {
      return isChanged;
    },
    recall(digest) {
      const value = entries.get(digest);
      return value === undefined ? undefined : jsonOrNothing(value);
    },
    keep(digest, value) {
      if (entries.has(digest) || characters > mostCharacters) return;
      const text = JSON.stringify(value);
      entries.set(digest, text);
      characters += text.length;
      isChanged = true;
    },
    async save(path) {
      const before = entries.size;
      const lines = [...entries].map(([digest, value]) => `["${digest}",${value}]\n`);
      const body = Buffer.from(lines.join(""));
      const header = { kind, schemaVersion: 1, version, ...place, entries: lines.length, sha256: sha256(body) };
      await writeWhole(path, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]));
      isChanged = entries.size > before;
    },
  };
}

async function read(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory()) throw new InputError(`--resume ${path}: it is a folder; name a file`);
    return await readFile(path);
  } catch (error) {
    throw error instanceof InputError ? error : explainSystemError(error, `cannot read ${path}`);
  }
}

function parse(path: string, bytes: Buffer, place: ResumePlace): Map<string, string> {
  const refuse = (what: string): never => {
    throw new InputError(`--resume ${path}: ${what}; nothing of it was changed: name another file to start anew`);
  };
  const end = bytes.indexOf("\n");
  const header = headerOf(bytes.subarray(0, Math.max(0, end)).toString("utf8"));
  if (header?.kind !== kind) return refuse("this is no file that --resume has written");
  if (header.version !== version || header.schemaVersion !== 1) {
    return refuse(`it was written by version ${String(header.version)}, and this is ${version}`);
  }
  if (header.keeps !== place.keeps)
    return refuse(`it keeps ${String(header.keeps)}, and here are ${place.keeps} to keep`);
  if (header.scenario !== place.scenario)
    return refuse("it belongs to another scenario, or to this one with other values");
  const body = bytes.subarray(end + 1);
  if (header.sha256 !== sha256(body)) return refuse("it is cut short or damaged");
  const lines = body.toString("utf8").split("\n").slice(0, -1);
  return new Map(lines.map((line) => [line.slice(2, line.indexOf('"', 2)), line.slice(line.indexOf(",") + 1, -1)]));
}

/** Undefined for what is no JSON: the sum over all lines is right, and yet another hand may have written them. */
function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function headerOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const header: unknown = JSON.parse(line);
    return typeof header === "object" && header !== null ? (header as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
