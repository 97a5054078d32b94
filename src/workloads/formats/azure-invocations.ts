import { microsecondsPer } from "../../units/duration.ts";
import type { LineReader } from "./read-lines.ts";
import type { RecordSink, RowProblem } from "./record-sink.ts";
import { showValue } from "./show-value.ts";

const minutes = 1440;
const keyColumns = 4;

/**
 * A reader of `HashOwner,HashApp,HashFunction,Trigger,1,...,1440`; a sentence where the header is another. The clock
 * starts at the day's midnight. Minutes without a request are left out but for the day's first and last, once, so that
 * the trace is a day long whenever its traffic began.
 */
export function azureInvocations(header: readonly string[], sink: RecordSink): LineReader | string {
  const columns = header.length - keyColumns;
  if (columns !== minutes) return `it has ${columns} columns after Trigger; expected the minutes 1 to ${minutes}`;
  for (let minute = 1; minute <= minutes; minute++) {
    const name = header[minute + keyColumns - 1] as string;
    if (name !== `${minute}`) return `column ${showValue(name)} stands where minute ${minute} should`;
  }
  if (header[2] !== "HashFunction") return "the third column is not HashFunction";
  sink.interval = microsecondsPer.m;
  const rows = new MinuteRows(sink);
  return (line, number) => rows.read(line, number);
}

class MinuteRows {
  readonly #sink: RecordSink;
  readonly #counts = new Float64Array(minutes);
  #coversDay = false;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  read(line: string, number: number): void {
    const [owner, app, func] = line.split(",", 3);
    const problem = this.#readCounts(line);
    if (problem !== null) {
      this.#sink.refuse(number, problem);
      return;
    }
    this.#sink.record.line = number;
    this.#sink.record.functionName = `${owner}/${app}/${func}`;
    this.#takeCounts();
  }

  /** Fills `#counts`; a whole row is read before any of it is taken. */
  #readCounts(line: string): RowProblem | null {
    if (line.startsWith("HashOwner,")) {
      const message = "the header stands here again; the clock starts at 0 each day, so read one day's file at a time";
      return { message, column: null, value: null };
    }
    let field = 0;
    for (let at = 0; at <= line.length; field++) {
      const comma = line.indexOf(",", at);
      const end = comma < 0 ? line.length : comma;
      if (field >= keyColumns && field < keyColumns + minutes) {
        const count = wholeNumber(line, at, end);
        if (Number.isNaN(count)) return badCount(line.slice(at, end), field - keyColumns + 1);
        this.#counts[field - keyColumns] = count;
      }
      at = end + 1;
    }
    if (field === keyColumns + minutes) return null;
    const message = `the row has ${field} fields; expected ${keyColumns + minutes}: owner, app, function, trigger and ${minutes} minutes`;
    return { message, column: null, value: null };
  }

  #takeCounts(): void {
    const { record } = this.#sink;
    for (let minute = 0; minute < minutes; minute++) {
      const count = this.#counts[minute] as number;
      const isEdge = !this.#coversDay && (minute === 0 || minute === minutes - 1);
      if (count === 0 && !isEdge) continue;
      record.time = minute * microsecondsPer.m;
      record.count = count;
      this.#sink.take();
    }
    this.#coversDay = true;
  }
}

function badCount(text: string, minute: number): RowProblem {
  const message = `${showValue(text)} in column ${minute} is not a count; expected a whole number of at least 0`;
  return { message, column: `${minute}`, value: text.slice(0, 200) };
}

/** Digits, perhaps with a fraction of zeros, as tools write that know no whole numbers; NaN for anything else. */
function wholeNumber(line: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = line.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) {
      const isFractionOfZeros = at > start && /^\.0*\s*$|^\s+$/.test(line.slice(at, end));
      return isFractionOfZeros ? value : Number.NaN;
    }
    value = value * 10 + digit;
  }
  return end > start && value <= Number.MAX_SAFE_INTEGER ? value : Number.NaN;
}
