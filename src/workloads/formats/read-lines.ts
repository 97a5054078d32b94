import type { RecordSink } from "./record-sink.ts";
import { textLines } from "./text-lines.ts";

/** Takes one line and its number. */
export type LineReader = (line: string, number: number) => void;

/** Hands every line of the text to `read`; lines that cannot be text go to `sink.refuse`. */
export async function readLines(text: AsyncIterable<string>, sink: RecordSink, read: LineReader): Promise<void> {
  for await (const block of textLines(text)) {
    for (const { text: line, number, problem } of block) {
      if (problem === null) read(line, number);
      else sink.refuse(number, { message: problem, column: null, value: null });
    }
  }
}
