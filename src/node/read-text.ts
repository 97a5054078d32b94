import { createReadStream, type ReadStream } from "node:fs";
import { explainSystemError, InputError } from "./input-error.ts";

const megabyte = 1024 * 1024;
/** Of what is written by hand. */
const usualLimit = 8 * megabyte;

/**
 * A whole text file; "-" is standard input. A byte order mark is dropped.
 *
 * @throws InputError where the file is missing, a folder, larger than `limit` bytes (8 MB) or not UTF-8.
 */
export async function readText(file: string, limit = usualLimit): Promise<string> {
  const what = file === "-" ? "cannot read standard input" : `cannot read ${file === "" ? '""' : file}`;
  const stream: ReadStream | NodeJS.ReadStream = file === "-" ? process.stdin : createReadStream(file);
  const bytes = await readAll(stream, what, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${what}: it is not UTF-8 text`);
  }
}

async function readAll(stream: AsyncIterable<Uint8Array | string>, what: string, limit: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of stream) {
      const bytes = typeof part === "string" ? Buffer.from(part) : Buffer.from(part);
      parts.push(bytes);
      length += bytes.length;
      if (length > limit) break;
    }
  } catch (error) {
    throw explainSystemError(error, what);
  }
  if (length > limit) throw new InputError(`${what}: it is larger than ${limit / megabyte} MB`);
  return Buffer.concat(parts);
}
