import { decodedText, endOfCharacters } from "./decoded-text.ts";
import { joinedBytes } from "./joined-bytes.ts";
import type { OpenedTrace } from "./opened-trace.ts";

/** Characters that tell a format: more than the longest line of most, and read in one piece. */
const headLength = 64 * 1024;

export interface PeekedTrace {
  /** The first whole lines, 64 KB or the first piece of the file; all there is of a shorter file. */
  readonly head: string;
  /** The same file from its beginning. */
  readonly opened: OpenedTrace;
}

/** Looks at the beginning of a file that can be read only once. */
export async function peekOpened(opened: OpenedTrace): Promise<PeekedTrace> {
  const { bytes, decode } = opened;
  if (bytes === undefined || decode === undefined) {
    const { taken, all } = await peek(opened.chunks, (pieces) => lengthOf(pieces) >= headLength);
    return { head: wholeLines(taken.join("")), opened: { ...opened, chunks: all, sha256: () => opened.sha256() } };
  }
  const { taken, all } = await peek(bytes, (pieces) => lengthOf(pieces) >= headLength);
  const start = joinedBytes(taken);
  const cut = start.lastIndexOf(10) + 1;
  const head = decode(start.subarray(0, cut === 0 ? endOfCharacters(start) : cut));
  return {
    head: wholeLines(head),
    opened: { chunks: decodedText(all, decode), bytes: all, decode, sha256: () => opened.sha256() },
  };
}

interface Peeked<Piece> {
  readonly taken: readonly Piece[];
  readonly all: AsyncIterable<Piece>;
}

async function peek<Piece>(
  source: AsyncIterable<Piece>,
  isEnough: (taken: readonly Piece[]) => boolean,
): Promise<Peeked<Piece>> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Piece[] = [];
  while (!isEnough(taken)) {
    const next = await iterator.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  async function* all(): AsyncGenerator<Piece> {
    yield* taken;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { taken, all: all() };
}

function lengthOf(pieces: readonly { readonly length: number }[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** Up to the last line break; the whole text where there is none. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf("\n") + 1;
  return end === 0 ? text : text.slice(0, end);
}
