import { joinedBytes } from "./joined-bytes.ts";

/** UTF-8 bytes as text, in pieces that end with a whole character. */
export async function* decodedText(
  source: AsyncIterable<Uint8Array>,
  decode: (bytes: Uint8Array) => string,
): AsyncGenerator<string> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of source) {
    const bytes = joinedBytes([held, piece]);
    const end = endOfCharacters(bytes);
    if (end > 0) yield decode(bytes.subarray(0, end));
    held = bytes.subarray(end);
  }
  if (held.length > 0) yield decode(held);
}

/** Where the last whole UTF-8 character of the bytes ends; bytes that are no UTF-8 are left to the decoder. */
export function endOfCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue; // the character began earlier
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? length - back : length;
  }
  return length;
}
