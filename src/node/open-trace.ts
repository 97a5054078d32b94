import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { OpenedTrace } from "../analysis/simulate-options.ts";
import { explainSystemError, InputError } from "./input-error.ts";

/** Opens recorded traffic by the names that a scenario in `folder` gives it: the `openTrace` option of `simulate`. */
export function traceOpener(folder: string): (file: string) => OpenedTrace {
  return (file) => openTrace(isAbsolute(file) ? file : resolve(folder, file), file);
}

/**
 * The text of a file, piece by piece: gunzipped where its first bytes say so, without a byte order mark. Reading throws
 * InputError where the file is missing, not UTF-8 text, or its gzip data is damaged or cut short. `name` is what errors
 * call the file.
 */
export function openTrace(path: string, name: string = path): OpenedTrace {
  const hash = createHash("sha256");
  let digest: string | null = null;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
    digest = hash.digest("hex");
  }
  return { chunks: decode(gunzipped(bytes(), name), name), sha256: () => digest };
}

/** Undoes gzip where the data begins like gzip; a file named .gz that does not is an error. */
async function* gunzipped(source: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const start = await firstBytes(source);
  const whole = prepend(start, source);
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const gunzip = createGunzip();
    pipeline(Readable.from(whole, { objectMode: false }), gunzip, ignore);
    yield* gunzip as AsyncIterable<Uint8Array>;
    return;
  }
  if (name.endsWith(".gz") && start.length > 0) throw new InputError(`${name} is named .gz but is not gzip data`);
  yield* whole;
}

/** The reader of the last stream gets every error of the pipeline; nobody else needs to hear of it. */
function ignore(): void {}

async function firstBytes(source: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < 2) {
    const { value, done } = await source.next();
    if (done === true) break;
    start = Buffer.concat([start, value]);
  }
  return start;
}

async function* prepend(start: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* rest;
}

async function* decode(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of source) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (error) {
    throw explainReadError(error, name);
  }
}

function explainReadError(error: unknown, name: string): Error {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return new InputError(`${name}: the gzip data ends too early; the file is cut short`);
  if (code.startsWith("Z_")) return new InputError(`${name}: the gzip data is damaged`);
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return new InputError(`${name} is not UTF-8 text`);
  return explainSystemError(error, `cannot read ${name}`);
}
