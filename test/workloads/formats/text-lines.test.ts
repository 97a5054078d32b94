import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestLine, type TextLine, textLines } from "../../../src/workloads/formats/text-lines.ts";
import { chunked } from "../chunked.ts";

async function linesOf(chunks: AsyncIterable<string>): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  for await (const block of textLines(chunks)) lines.push(...block);
  return lines;
}

async function* pieces(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

const plain = (lines: readonly TextLine[]) => lines.map(({ number, text }) => `${number} ${text}`);

describe("textLines", () => {
  it.each([1, 2, 3, 100])("knows every line break, mixed, in pieces of %i letters", async (length) => {
    const text = "a\nb\r\nc\rd\n\ne\r\r\nf";
    expect(plain(await linesOf(chunked(text, length)))).toEqual(["1 a", "2 b", "3 c", "4 d", "6 e", "8 f"]);
  });

  it("gives nothing for an empty text, and takes off a byte order mark", async () => {
    expect(await linesOf(pieces())).toEqual([]);
    expect(await linesOf(pieces("", "\n\n"))).toEqual([]);
    expect(plain(await linesOf(pieces("\uFEFF", "a\n\uFEFFb")))).toEqual(["1 a", "2 \uFEFFb"]);
  });

  it("drops a line that is longer than 1 MiB as it comes, and goes on", async () => {
    const long = "x".repeat(longestLine);
    const lines = await linesOf(chunked(`${long}\n${long}y\nz\n${long}${long}${long}`, 1000));
    expect(lines.map(({ text, number, problem }) => [number, text.length, problem === null])).toEqual([
      [1, longestLine, true],
      [2, 0, false],
      [3, 1, true],
      [4, 0, false],
    ]);
    expect(lines[1]?.problem).toMatch(/longer than 1 MiB/);
  });

  it("marks lines with NUL characters", async () => {
    const lines = await linesOf(pieces("a\nb\0\nc"));
    expect(lines.map(({ problem }) => problem !== null)).toEqual([false, true, false]);
    expect(lines[1]?.problem).toMatch(/holds NUL characters/);
  });

  it("gives the same lines however the text is cut", async () => {
    const text = fc
      .array(fc.constantFrom("a", "\n", "\r", "\r\n", "\0", "\uFEFF", "bc"))
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (whole, length) => {
        expect(await linesOf(chunked(whole, length))).toEqual(await linesOf(pieces(whole)));
      }),
    );
  });
});
