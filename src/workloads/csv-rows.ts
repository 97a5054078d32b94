import Papa from "papaparse";

/** One record of a CSV file. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** Physical line on which it begins, the first being 1. */
  readonly line: number;
  /** What is wrong with its quotes; null if nothing. */
  readonly problem: string | null;
}

/** A quoted field of more characters or lines than these is taken for a stray quote, which would swallow good rows. */
const longestField = 64 * 1024;
const mostLines = 200;
/** A line of more characters is no row of a table; it is dropped as it comes. */
const longestLine = 1024 * 1024;

/**
 * Reads CSV text in chunks of any size, and gives its records block by block; empty lines are left out. The delimiter is
 * guessed from the first line. A line on which a record's quotes go wrong is a row of its own with a problem, and
 * reading goes on with the next physical line: a stray quote costs no other row.
 */
export async function* csvRows(
  chunks: AsyncIterable<string>,
  { line = 1, delimiter = null }: CsvStart = {},
): AsyncGenerator<readonly CsvRow[]> {
  const state: ReaderState = { line, delimiter };
  let pending: string[] = [];
  let pendingLength = 0;
  let isTooLong = false;
  for await (const piece of unifiedLines(chunks)) {
    const chunk = isTooLong ? piece.slice(piece.indexOf("\n") + 1 || piece.length) : piece;
    if (isTooLong && chunk === "" && !piece.includes("\n")) continue;
    isTooLong = false;
    const end = chunk.lastIndexOf("\n") + 1;
    if (end === 0) {
      pending.push(chunk);
      pendingLength += chunk.length;
      if (pendingLength <= longestLine) continue;
      yield [{ fields: [], line: state.line++, problem: `a line is longer than ${longestLine / 1024} KB` }];
      isTooLong = true;
      pending = [];
      pendingLength = 0;
      continue;
    }
    const text = pending.join("") + chunk.slice(0, end);
    const { rows, taken } = readRecords(text, state, false);
    yield rows;
    pending = [text.slice(taken), chunk.slice(end)];
    pendingLength = text.length - taken + chunk.length - end;
  }
  const last = pending.join("");
  if (last !== "") yield readRecords(last.endsWith("\n") ? last : `${last}\n`, state, true).rows;
}

/** Where in a file the text begins, if not at its first line. */
export interface CsvStart {
  readonly line?: number;
  /** Absent or null: the text's first line tells it. */
  readonly delimiter?: string | null;
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

interface ReadRecords {
  readonly rows: readonly CsvRow[];
  /** Characters of the text that the rows stand for; the rest may go on in the next chunk. */
  readonly taken: number;
}

/** The records of whole lines. Stretches of good records go to the parser at once. */
function readRecords(text: string, state: ReaderState, isLast: boolean): ReadRecords {
  if (state.delimiter === null && /[^\n]/.test(text)) state.delimiter = guessDelimiter(text);
  const delimiter = state.delimiter ?? ",";
  const rows: CsvRow[] = [];
  let parsedTo = 0;
  let at = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', at)) {
    at = Math.max(at, text.lastIndexOf("\n", quote) + 1);
    const record = scanRecord(text, at, delimiter);
    if (record.problem === null) {
      at = record.end;
      continue;
    }
    appendRows(rows, text.slice(parsedTo, at), state);
    parsedTo = at;
    if (record.isOpen && !isLast) return { rows, taken: at };
    const end = text.indexOf("\n", at);
    rows.push({ fields: text.slice(at, end).split(delimiter), line: state.line++, problem: record.problem });
    at = end + 1;
    parsedTo = at;
  }
  appendRows(rows, text.slice(parsedTo), state);
  return { rows, taken: text.length };
}

/** The first line that is not empty alone decides, so that it makes no difference how the text was cut. */
export function guessDelimiter(text: string): string {
  const line = /[^\n]+/.exec(text)?.[0] ?? "";
  return Papa.parse(line, { newline: "\n", preview: 1 }).meta.delimiter;
}

interface ScannedRecord {
  /** Where the next record begins, if there is no problem. */
  readonly end: number;
  readonly problem: string | null;
  /** Whether more text could still close its quote. */
  readonly isOpen: boolean;
}

/** Finds the end of the record that begins at `at`, in text that ends with a line break. */
function scanRecord(text: string, at: number, delimiter: string): ScannedRecord {
  for (let start = at; ; start++) {
    let end = start;
    if (text[start] === '"') {
      const close = closingQuote(text, start);
      if (isTooLong(text, start, close ?? text.length)) {
        const problem = `a quoted field is not closed within ${mostLines} lines and ${longestField / 1024} KB`;
        return { end, problem, isOpen: false };
      }
      if (close === null) return { end, problem: "a quoted field is not closed", isOpen: true };
      end = close + 1;
      while (text[end] !== delimiter && (text[end] === " " || text[end] === "\t")) end++;
      if (text[end] !== delimiter && text[end] !== "\n") {
        return { end, problem: "a quoted field goes on after its closing quote", isOpen: false };
      }
    }
    while (text[end] !== delimiter && text[end] !== "\n") end++;
    if (text[end] === "\n") return { end: end + 1, problem: null, isOpen: false };
    start = end;
  }
}

/** The quote that closes the one at `open`; two in a row stand for one that is written. */
function closingQuote(text: string, open: number): number | null {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return null;
}

function isTooLong(text: string, start: number, end: number): boolean {
  if (end - start > longestField) return true;
  let lines = 1;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) lines++;
  return lines > mostLines;
}

/** Parses whole good records, each with its line break; the parser sees an empty record after the last. */
function appendRows(rows: CsvRow[], text: string, state: ReaderState): void {
  if (text === "") return;
  const hasQuotes = text.includes('"');
  const { data } = Papa.parse(text, { newline: "\n", delimiter: state.delimiter ?? "," });
  for (const fields of data) {
    if (fields.length > 1 || fields[0] !== "") rows.push({ fields, line: state.line, problem: null });
    state.line += 1 + (hasQuotes ? fields.reduce((sum, field) => sum + countOf("\n", field), 0) : 0);
  }
  state.line--;
}

function countOf(letter: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count++;
  return count;
}
