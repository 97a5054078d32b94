import { latestTime } from "../latest-time.ts";
import { parseTraceNumber, type TraceUnit } from "../trace-time.ts";
import type { RecordSink, RowProblem } from "./record-sink.ts";
import { showValue } from "./show-value.ts";

/**
 * Checks the fields of one row after the other. Each method gives the number in a field, or NaN where it cannot be; the
 * first problem of a row is kept, and decides in `finish` whether the row is taken.
 */
export class RowChecker {
  readonly #sink: RecordSink;
  readonly #expectedTime: string;
  #problem: RowProblem | null = null;

  /** `expectedTime` is an example of a time as the format writes it. */
  constructor(sink: RecordSink, expectedTime: string) {
    this.#sink = sink;
    this.#expectedTime = expectedTime;
  }

  reject(message: string, column: string | number | null, value: string | null): number {
    this.#problem ??= { message, column, value: value === null ? null : value.slice(0, 200) };
    return Number.NaN;
  }

  /** `time` as read from `text`; null if that is no time. */
  time(field: string, text: string, time: number | null): number {
    if (time !== null && Math.abs(time) < latestTime) return time;
    const what = time === null ? "is not a time" : "is too large for a time";
    return this.reject(`${showValue(text)} in field ${field} ${what}; expected ${this.#expectedTime}`, field, text);
  }

  /** Microseconds. */
  duration(field: string, text: string, unit: TraceUnit): number {
    return this.amount(field, text, { value: parseTraceNumber(text, unit), noun: `duration in ${unit}` });
  }

  /** A whole number of requests or bytes. */
  whole(field: string, text: string, noun: string): number {
    const value = this.amount(field, text, { value: parseWhole(text), noun });
    return value === Math.floor(value) || Number.isNaN(value)
      ? value
      : this.reject(`the ${noun} ${showValue(text)} in field ${field} is not a whole number`, field, text);
  }

  /** A number that cannot be negative; `value` as read from `text`. */
  amount(
    field: string,
    text: string,
    { value, noun }: { readonly value: number | null; readonly noun: string },
  ): number {
    if (value !== null && value >= 0 && value < latestTime) return value + 0; // no negative zero
    const shown = `${showValue(text)} in field ${field}`;
    if (value === null || Number.isNaN(value)) return this.reject(`${shown} is not a ${noun}`, field, text);
    const what = value < 0 ? "is negative" : "is too large";
    return this.reject(`the ${noun} ${shown} ${what}`, field, text);
  }

  /** What is wrong with the row, if anything; the next row starts afresh. */
  settle(): RowProblem | null {
    const problem = this.#problem;
    this.#problem = null;
    return problem;
  }

  /** Takes the record, or refuses the row. */
  finish(line: number): void {
    const { record } = this.#sink;
    record.line = line;
    if (Math.abs(record.time) >= latestTime) {
      this.reject(`the request would have arrived at ${record.time} us; check time and duration`, null, null);
    }
    const problem = this.settle();
    if (problem === null) this.#sink.take();
    else this.#sink.refuse(line, problem);
  }
}

function parseWhole(text: string): number | null {
  return parseTraceNumber(text, "us") === null ? null : Number(text);
}
