import type { RecordedFile } from "../../src/workloads/opened-trace.ts";
import { chunked } from "./chunked.ts";

/** A text as a recorded file, read in pieces of that length: as text, or where `asBytes` as bytes too. */
export function recordedText(text: string, length = 65_536, asBytes = false): RecordedFile {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  }
  return {
    name: "x.csv",
    open: () => ({
      chunks: chunked(text, length),
      ...(asBytes ? { bytes: pieces(), decode: (part: Uint8Array) => Buffer.from(part).toString("utf8") } : {}),
      sha256: () => null,
    }),
  };
}
