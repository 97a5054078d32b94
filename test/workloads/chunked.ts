/** A text as an async stream of pieces of that length. */
export async function* chunked(text: string, length = 65_536): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
