import { joinedBytes } from "../joined-bytes.ts";

const newline = 10;

/** A line beyond this many bytes is no row; its bytes are handed on as they come. */
const longestLine = 2 * 1024 * 1024;

/**
 * The same bytes in blocks that end with a line break, but for the last one and those of a line without end. What a piece
 * has of whole lines is handed on as it is; only the line that two pieces share is copied.
 */
export async function* wholeLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const first = piece.indexOf(newline) + 1;
    if (first === 0) {
      held = joinedBytes([held, piece]);
      if (held.length <= longestLine) continue;
      yield held;
      held = new Uint8Array(0);
      continue;
    }
    const end = piece.lastIndexOf(newline) + 1;
    const start = held.length > 0 ? first : 0;
    if (held.length > 0) yield joinedBytes([held, piece.subarray(0, first)]);
    if (start < end) yield piece.subarray(start, end);
    held = piece.subarray(end);
  }
  if (held.length > 0) yield held;
}
