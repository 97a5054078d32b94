import { type CsvRow, csvRows } from "../csv-rows.ts";
import type { RecordSink } from "./record-sink.ts";
import { textLines } from "./text-lines.ts";

/** The records of a CSV text as `csvRows` gives them; lines that cannot be text are refused before, so memory is bounded. */
export async function* boundedCsvRows(
  text: AsyncIterable<string>,
  sink: RecordSink,
): AsyncGenerator<readonly CsvRow[]> {
  yield* csvRows(soundLines(text, sink));
}

/** The same text line by line, an empty one in place of each that was refused, so that lines keep their numbers. */
async function* soundLines(text: AsyncIterable<string>, sink: RecordSink): AsyncGenerator<string> {
  let next = 1;
  for await (const block of textLines(text)) {
    let sound = "";
    for (const { text: line, number, problem } of block) {
      sound += "\n".repeat(number - next);
      next = number + 1;
      if (problem === null) {
        sound += `${line}\n`;
        continue;
      }
      yield sound; // rows before it are read before it is refused, however the text is cut
      sink.refuse(number, { message: problem, column: null, value: null });
      sound = "\n";
    }
    yield sound;
  }
}
