import { type CsvRow, csvRows, guessDelimiter } from "../csv-rows.ts";
import { decodedText } from "../decoded-text.ts";
import { TraceError } from "../trace-error.ts";
import { type CsvPlaces, findPlaces, readCsvRow } from "./csv-values.ts";
import { guessTable } from "./guess-table.ts";
import { PlainRows } from "./plain-rows.ts";
import type { RecordSink } from "./record-sink.ts";
import type { ByteSource, FormatQuestion, TraceFormat } from "./trace-format.ts";
import { wholeLines } from "./whole-lines.ts";

/** Any table of timestamps, of timestamps with durations, or of counts per interval, whose columns the user names. */
export const csv: TraceFormat = {
  name: "csv",
  description: "A table: timestamps, timestamps with durations, or counts per interval; its columns are named.",
  takesColumns: true,
  counts: "sometimes",
  namesFunctions: true,
  durations: true,
  recognises: (head) => guessTable(head) !== null,
  async read(text, question, sink) {
    const rows = new CsvTable(question, sink);
    for await (const block of csvRows(text)) for (const row of block) rows.read(row);
  },
  readBytes: readCsvBytes,
};

/** Rows one by one: the first may name the columns, the others are records. */
class CsvTable {
  readonly #to: { readonly question: FormatQuestion; readonly sink: RecordSink };
  places: CsvPlaces | null = null;

  constructor(question: FormatQuestion, sink: RecordSink) {
    this.#to = { question, sink };
  }

  read(row: CsvRow): void {
    if (this.places === null) {
      const { header, file } = this.#to.question;
      if (header && row.problem !== null) {
        throw new TraceError(row.problem, { file, line: row.line, column: null, value: null });
      }
      this.places = findPlaces(this.#to.question, header ? row : null);
      if (header) return;
    }
    readCsvRow(row, this.places, this.#to);
  }
}

const newline = 10;

/**
 * Rows of plain numbers are read from the bytes; a row that is not plain goes to the careful reader, and from the first
 * quote or lone carriage return on, everything does, because from there on a line need not be a row.
 */
async function readCsvBytes({ bytes, decode }: ByteSource, question: FormatQuestion, sink: RecordSink): Promise<void> {
  const table = new CsvTable(question, sink);
  const source = wholeLines(bytes);
  let plain: PlainRows | null = null;
  let line = 1;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const block = next.value;
    const end = block.lastIndexOf(newline) + 1;
    let at = 0;
    while (at < block.length) {
      if (plain !== null) {
        at = plain.read(block, at, end);
        line = plain.line;
        if (at === block.length) break;
      }
      const stop = block.indexOf(newline, at);
      const text = stop < 0 ? null : decode(block.subarray(at, stop)).replace(/\r$/, "");
      if (text === null || text.includes('"') || text.includes("\r")) {
        const rest = decodedText(following(block.subarray(at), source), decode);
        return await readCarefully(rest, table, { line, delimiter: plain?.delimiter ?? null });
      }
      if (text !== "") {
        const delimiter: string = plain?.delimiter ?? guessDelimiter(text);
        table.read({ fields: text.split(delimiter), line, problem: null });
        plain ??= new PlainRows(delimiter, { places: table.places as CsvPlaces, sink });
      }
      line++;
      if (plain !== null) plain.line = line;
      at = stop + 1;
    }
  }
}

interface RestOfFile {
  readonly line: number;
  readonly delimiter: string | null;
}

async function readCarefully(text: AsyncIterable<string>, table: CsvTable, rest: RestOfFile): Promise<void> {
  for await (const block of csvRows(text, rest)) for (const row of block) table.read(row);
}

/** What is left of the bytes: those at hand, and what the source has. */
async function* following(first: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => source };
}
