export interface PeekedText {
  /** The first characters, or all there are. */
  readonly head: string;
  /** The whole text, head included. */
  readonly text: AsyncIterable<string>;
}

/** Looks at the first `length` characters of a text, however it is cut. */
export async function peekText(chunks: AsyncIterable<string>, length: number): Promise<PeekedText> {
  const iterator = chunks[Symbol.asyncIterator]();
  let seen = "";
  let ended = false;
  while (seen.length < length && !ended) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else seen += next.value;
  }
  return { head: seen.slice(0, length), text: resumed(seen, iterator) };
}

async function* resumed(seen: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  yield seen;
  yield* { [Symbol.asyncIterator]: () => iterator };
}
