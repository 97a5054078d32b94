import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { OpenTrace } from "../analysis/simulate-options.ts";
import { decodedText } from "../workloads/decoded-text.ts";
import type { OpenedTrace } from "../workloads/opened-trace.ts";
import { explainSystemError, InputError } from "./input-error.ts";

/** Opens recorded traffic by the names that a scenario in `folder` gives it: the `openTrace` option of `simulate`. */
export function traceOpener(folder: string): OpenTrace {
  return (file, { hash } = { hash: true }) => {
    return openTrace(isAbsolute(file) ? file : resolve(folder, file), file, { hash });
  };
}

/**
 * The content of a file ("-" is standard input), piece by piece: gunzipped where its first bytes say so, without a byte
 * order mark, as bytes or as text. Reading throws InputError where the file is missing, not UTF-8 text, or its gzip data
 * is damaged or cut short. `name` is what errors call the file; without `hash` its sha256 stays null.
 */
export function openTrace(
  path: string,
  name: string = path,
  { hash: isHashed = true }: { readonly hash?: boolean } = {},
): OpenedTrace {
  const hash = createHash("sha256");
  let digest: string | null = null;
  async function* source(): AsyncGenerator<Uint8Array> {
    const stream = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: pieceLength });
    for await (const chunk of stream) {
      if (isHashed) hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
    if (isHashed) digest = hash.digest("hex");
  }
  const bytes = explained(withoutMark(gunzipped(source(), name), name), name);
  const decode = (part: Uint8Array): string => {
    if (isUtf8(part)) return Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("utf8");
    throw new InputError(`${name} is not UTF-8 text; convert it first, such as with: iconv -f LATIN1 -t UTF-8`);
  };
  return { chunks: decodedText(bytes, decode), bytes, decode, sha256: () => digest };
}

const pieceLength = 256 * 1024;

/** Undoes gzip where the data begins like gzip; a file named .gz that does not is an error. */
async function* gunzipped(source: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const start = await firstBytes(source, 2);
  const whole = prepend(start, source);
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const gunzip = createGunzip({ chunkSize: pieceLength });
    pipeline(Readable.from(whole, { objectMode: false }), gunzip, ignore);
    yield* gunzip as AsyncIterable<Uint8Array>;
    return;
  }
  if (name.endsWith(".gz") && start.length > 0) throw new InputError(`${name} is named .gz but is not gzip data`);
  yield* whole;
}

/** The reader of the last stream gets every error of the pipeline; nobody else needs to hear of it. */
function ignore(): void {}

/** Drops the byte order mark of UTF-8, and refuses what its first bytes show to be no text of ours. */
async function* withoutMark(source: AsyncGenerator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const start = await firstBytes(source, 4);
  const kind = foreignKinds.find(({ marks }) => marks.every((mark, i) => start[i] === mark));
  if (kind !== undefined) throw new InputError(`${name} is ${kind.what}; ${kind.remedy}`);
  const isMarked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  yield* prepend(isMarked ? start.subarray(3) : start, source);
}

const toUtf8 = "convert it first, such as with: iconv -f UTF-16 -t UTF-8";

const foreignKinds = [
  { marks: [0xff, 0xfe], what: "UTF-16 text", remedy: toUtf8 },
  { marks: [0xfe, 0xff], what: "UTF-16 text", remedy: toUtf8 },
  { marks: [0x50, 0x4b, 0x03, 0x04], what: "a zip archive", remedy: "unpack it and name the file inside" },
  { marks: [0x28, 0xb5, 0x2f, 0xfd], what: "zstd data", remedy: "unpack it first, or pack it with gzip" },
  { marks: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file", remedy: "export it as CSV first" },
] as const;

async function firstBytes(source: AsyncGenerator<Uint8Array>, wanted: number): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < wanted) {
    const { value, done } = await source.next();
    if (done === true) break;
    start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  return start;
}

async function* prepend(start: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start;
  yield* rest;
}

/** The same bytes; what goes wrong on the way is told in a sentence. */
async function* explained(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw explainReadError(error, name);
  }
}

function explainReadError(error: unknown, name: string): Error {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return new InputError(`${name}: the gzip data ends too early; the file is cut short`);
  if (code.startsWith("Z_")) return new InputError(`${name}: the gzip data is damaged`);
  return explainSystemError(error, `cannot read ${name}`);
}
