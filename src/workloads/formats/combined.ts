import { microsecondsPer } from "../../units/duration.ts";
import { fieldEnd, isEscaped } from "./field-end.ts";
import { readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import { ServerTimeReader, serverTimeLength } from "./server-time.ts";
import { showValue } from "./show-value.ts";
import type { FormatQuestion, TraceFormat } from "./trace-format.ts";

/** Access logs of nginx and Apache, with or without referrer and agent, perhaps with the request's time at the end. */
export const combined: TraceFormat = {
  name: "combined",
  description: "Access log of nginx or Apache, common or combined, perhaps with the request time as its last field",
  takesColumns: false,
  counts: "never",
  namesFunctions: false,
  durations: true,
  recognises: (head) => /^[^\r\n]* \[\d\d\/[A-Za-z]{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "/m.test(head),
  async read(text, question, sink) {
    sink.interval = 0;
    const rows = new ServerRows(question, sink);
    await readLines(text, sink, (line, number) => rows.read(line, number));
  },
};

const space = 32;
const cutOff = "; is the line cut off?";

class ServerRows {
  readonly #sink: RecordSink;
  readonly #unit: FormatQuestion["unit"];
  readonly #checker: RowChecker;
  readonly #times = new ServerTimeReader();

  constructor({ unit }: FormatQuestion, sink: RecordSink) {
    this.#sink = sink;
    this.#unit = unit;
    this.#checker = new RowChecker(sink, "10/Oct/2026:13:55:36 +0000");
  }

  read(line: string, number: number): void {
    const { record } = this.#sink;
    record.count = 1;
    record.functionName = "";
    const requestAt = this.#readTime(line);
    const statusAt = requestAt < 0 ? -1 : this.#afterRequest(line, requestAt);
    if (statusAt >= 0) this.#readAnswer(line, statusAt);
    // Servers write the line when the answer is out.
    if (record.duration > 0) record.time -= record.duration;
    this.#checker.finish(number);
  }

  /** Reads `[time]`, wherever odd user names put it, and gives where the quoted request begins; -1 if there is no time. */
  #readTime(line: string): number {
    const { record } = this.#sink;
    record.duration = Number.NaN;
    let open = line.indexOf(" [");
    while (open >= 0 && line.charCodeAt(open + 2 + serverTimeLength) !== 93) {
      const next = line.indexOf(" [", open + 1);
      if (next < 0) break;
      open = next;
    }
    if (open < 0) return this.#cut("the line has no [time]");
    const close = line.indexOf("]", open);
    const text = line.slice(open + 2, close < 0 ? line.length : close);
    record.time = this.#checker.time("time", text, this.#times.read(text));
    if (Number.isNaN(record.time)) return -1;
    return line.startsWith('] "', close) ? close + 2 : this.#cut("no quoted request follows the time");
  }

  #cut(what: string): -1 {
    this.#checker.reject(`${what}${cutOff}`, null, null);
    return -1;
  }

  /** Where the status begins. Requests may hold quotes as they came: the closing one has a status behind it. */
  #afterRequest(line: string, open: number): number {
    for (let close = line.indexOf('" ', open + 1); close >= 0; close = line.indexOf('" ', close + 1)) {
      if (isStatus(line, close + 2) && !isEscaped(line, close, open + 1)) return close + 2;
    }
    return this.#cut("no closed request with a status behind it");
  }

  #readAnswer(line: string, statusAt: number): void {
    const { record } = this.#sink;
    const statusEnd = fieldEnd(line, statusAt);
    record.failed = line.charCodeAt(statusAt) >= 53; // "5": a server's own error
    const bytesEnd = fieldEnd(line, statusEnd + 1);
    const bytes = line.slice(statusEnd + 1, bytesEnd);
    record.responseSize = bytes === "-" ? 0 : this.#checker.whole("bytes", bytes, "number of bytes");
    let last = -1;
    for (let at = bytesEnd + 1, end = bytesEnd; at < line.length; at = end + 1) {
      end = fieldEnd(line, at);
      if (end < 0) {
        this.#cut("a quoted field is not closed");
        return;
      }
      if (end > at) last = at;
    }
    if (last >= 0) this.#readRequestTime(line.slice(last).trimEnd());
  }

  /** A last field that begins like a number is one; nginx writes seconds with a fraction, Apache whole units. */
  #readRequestTime(text: string): void {
    if (!/^(?:[+-]?\.?\d|[+-]?nan|[+-]?inf)/i.test(text)) return;
    const unit = text.includes(".") ? "s" : this.#unit;
    const duration = this.#checker.duration("request time", text, unit);
    if (duration > microsecondsPer.d) {
      const message = `${showValue(text)} in field request time is more than a day in ${unit}; is the unit ms or us?`;
      this.#checker.reject(message, "request time", text);
    }
    this.#sink.record.duration = duration;
  }
}

/** Three digits, or the `-` of a request that was never answered, with a space behind. */
function isStatus(line: string, at: number): boolean {
  if (line.charCodeAt(at) === 45) return line.charCodeAt(at + 1) === space;
  for (let i = at; i < at + 3; i++) {
    const digit = line.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  return line.charCodeAt(at + 3) === space;
}
