/** One line of a text, without its break. */
export interface TextLine {
  /** Empty where the line was too long to keep. */
  readonly text: string;
  /** Physical line, the first being 1. */
  readonly number: number;
  /** Why it cannot be used; null if nothing. */
  readonly problem: string | null;
}

/** Characters; no log writes a longer line, and a file without line breaks must not fill the memory. */
export const longestLine = 1024 * 1024;

/**
 * The lines of a text that comes in chunks of any size, block by block. Line breaks are "\n", "\r\n" and "\r", also
 * mixed; the last line needs none. Empty lines are left out, but counted.
 */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) {
    const block = splitter.push(chunk);
    if (block.length > 0) yield block;
  }
  const last = splitter.finish();
  if (last.length > 0) yield last;
}

class LineSplitter {
  /** Of the line that is being gathered. */
  #number = 1;
  /** What came of it so far; empty once it is too long. */
  #pieces: string[] = [];
  #length = 0;
  /** A line feed now would belong to the break already seen. */
  #afterReturn = false;

  push(chunk: string): readonly TextLine[] {
    const lines: TextLine[] = [];
    let at = this.#afterReturn && chunk.startsWith("\n") ? 1 : 0;
    if (chunk !== "") this.#afterReturn = chunk.endsWith("\r");
    const text = chunk.includes("\r") ? chunk.slice(at).replace(/\r\n?/g, "\n") : chunk;
    if (text !== chunk) at = 0;
    for (let end = text.indexOf("\n", at); end >= 0; end = text.indexOf("\n", at)) {
      this.#end(text.slice(at, end), lines);
      at = end + 1;
    }
    this.#gather(text.slice(at));
    return lines;
  }

  finish(): readonly TextLine[] {
    const lines: TextLine[] = [];
    this.#end("", lines);
    return lines;
  }

  #gather(piece: string): void {
    this.#length += piece.length;
    if (this.#length > longestLine) this.#pieces = [];
    else if (piece !== "") this.#pieces.push(piece);
  }

  #end(piece: string, lines: TextLine[]): void {
    let text = piece;
    if (this.#length > 0 || piece.length > longestLine) {
      this.#gather(piece);
      text = this.#pieces.join("");
      this.#pieces = [];
    }
    const number = this.#number++;
    if (number === 1 && text.charCodeAt(0) === byteOrderMark) text = text.slice(1);
    if (this.#length > longestLine) lines.push({ text: "", number, problem: tooLong });
    else if (text !== "") lines.push({ text, number, problem: text.includes("\0") ? holdsNul : null });
    this.#length = 0;
  }
}

const byteOrderMark = 0xfeff;
const tooLong = "the line is longer than 1 MiB; is it a text file with line breaks?";
const holdsNul = "the line holds NUL characters; is the file cut off, or saved as UTF-16? Save it as UTF-8";
