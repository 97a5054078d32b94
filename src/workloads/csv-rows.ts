import Papa from "papaparse";

/** One record of a CSV file. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** Physical line on which it begins, the first being 1. */
  readonly line: number;
  /** What is wrong with its quotes; null if nothing. */
  readonly problem: string | null;
}

/** A quote that is not closed within so many characters is taken for a stray one, so that memory stays bounded. */
const longestRecord = 16 * 1024 * 1024;

/**
 * Reads CSV text in chunks of any size, and gives its records block by block; empty lines are left out. The delimiter is
 * guessed from the first block. Records are handed to the parser whole: a block ends at a line break before which the
 * number of quotes is even.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<readonly CsvRow[]> {
  const state: ReaderState = { line: 1, delimiter: null };
  const pending: string[] = [];
  let pendingLength = 0;
  let quotes = 0;
  for await (const chunk of unifiedLines(chunks)) {
    const end = pendingLength > longestRecord ? chunk.lastIndexOf("\n") : lastRecordEnd(chunk, quotes);
    if (end >= 0) {
      yield parseBlock(pending.join("") + chunk.slice(0, end + 1), state);
      pending.length = 0;
      pendingLength = 0;
      quotes = 0;
    }
    const rest = chunk.slice(end + 1);
    pending.push(rest);
    pendingLength += rest.length;
    quotes += countOf('"', rest);
  }
  if (pendingLength > 0) yield parseBlock(pending.join(""), state);
}

interface ReaderState {
  /** Of the next record. */
  line: number;
  delimiter: string | null;
}

/** The same text with every kind of line break as "\n"; a carriage return at a chunk's end waits for what follows. */
async function* unifiedLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = text.endsWith("\r") ? "\r" : "";
    const whole = held === "" ? text : text.slice(0, -1);
    yield whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
  }
  if (held !== "") yield "\n";
}

/** The last line break of the chunk with an even number of quotes before it; -1 if there is none. */
function lastRecordEnd(chunk: string, quotesBefore: number): number {
  let end = chunk.lastIndexOf("\n");
  let quotes = quotesBefore + countOf('"', chunk.slice(0, end + 1));
  while (end >= 0 && quotes % 2 === 1) {
    const earlier = end === 0 ? -1 : chunk.lastIndexOf("\n", end - 1);
    quotes -= countOf('"', chunk.slice(earlier + 1, end));
    end = earlier;
  }
  return end;
}

function parseBlock(block: string, state: ReaderState): readonly CsvRow[] {
  const text = block.endsWith("\n") ? block.slice(0, -1) : block;
  const hasQuotes = text.includes('"');
  const config = state.delimiter === null ? {} : { delimiter: state.delimiter };
  const { data, errors, meta } = Papa.parse(text, { newline: "\n", ...config });
  state.delimiter = meta.delimiter;
  const problems = new Map(errors.map((error) => [error.row, error.type === "Quotes" ? error.message : null]));
  const rows: CsvRow[] = [];
  data.forEach((fields, i) => {
    if (fields.length > 1 || fields[0] !== "")
      rows.push({ fields, line: state.line, problem: problems.get(i) ?? null });
    state.line += 1 + (hasQuotes ? fields.reduce((sum, field) => sum + countOf("\n", field), 0) : 0);
  });
  return rows;
}

function countOf(letter: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count++;
  return count;
}
