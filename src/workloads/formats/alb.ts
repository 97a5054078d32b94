import { parseTraceTime } from "../trace-time.ts";
import { fieldEnd } from "./field-end.ts";
import { readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import type { TraceFormat } from "./trace-format.ts";

/** Access log of an Application Load Balancer. Fields that newer logs append are passed over. */
export const alb: TraceFormat = {
  name: "alb",
  description: "Access log of an AWS Application Load Balancer",
  takesColumns: false,
  counts: "never",
  namesFunctions: false,
  durations: true,
  recognises: (head) => /^\uFEFF?\s*(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT\S+ \S+ \S+ \S+ -?[\d.]+ /.test(head),
  async read(text, _question, sink) {
    sink.interval = 0;
    const rows = new AccessRows(sink);
    await readLines(text, sink, (line, number) => rows.read(line, number));
  },
};

/** Places of the fields that are read, the first being 0. */
const field = { time: 1, request: 5, target: 6, response: 7, status: 8, received: 10, sent: 11, creation: 21 };
/** A line with fewer fields is cut off: the quoted request is field 12. */
const fewestFields = 13;

class AccessRows {
  readonly #sink: RecordSink;
  readonly #checker: RowChecker;
  readonly #starts = new Int32Array(field.creation + 1);
  readonly #ends = new Int32Array(field.creation + 1);

  constructor(sink: RecordSink) {
    this.#sink = sink;
    this.#checker = new RowChecker(sink, "2026-10-10T13:55:36.123456Z");
  }

  read(line: string, number: number): void {
    const checker = this.#checker;
    const { record } = this.#sink;
    const count = this.#split(line);
    if (count < 0) checker.reject("a quoted field is not closed; is the line cut off?", null, null);
    else if (count < fewestFields) {
      checker.reject(`the line has ${count} fields; an access log of a load balancer has 29 or more`, null, null);
    } else {
      const status = this.#text(line, field.status);
      const target = this.#seconds(line, "target_processing_time", field.target);
      record.duration = target;
      record.time = this.#arrival(line, count);
      record.requestSize = this.#bytes(line, "received_bytes", field.received);
      record.responseSize = this.#bytes(line, "sent_bytes", field.sent);
      record.failed = status !== "-" && checker.whole("elb_status_code", status, "status") >= 500;
    }
    record.count = 1;
    record.functionName = "";
    checker.finish(number);
  }

  /** When the request came in: as logged or, in lines without, reckoned back from when the answer was ready. */
  #arrival(line: string, count: number): number {
    if (count > field.creation && this.#text(line, field.creation) !== "-") {
      const text = this.#text(line, field.creation);
      return this.#checker.time("request_creation_time", text, parseTraceTime(text, "s"));
    }
    const text = this.#text(line, field.time);
    const end = this.#checker.time("time", text, parseTraceTime(text, "s"));
    const request = this.#seconds(line, "request_processing_time", field.request);
    const target = this.#seconds(line, "target_processing_time", field.target);
    const response = this.#seconds(line, "response_processing_time", field.response);
    return end - (request || 0) - (target || 0) - (response || 0);
  }

  /** NaN for -1: the request never reached a target, or the connection closed before. */
  #seconds(line: string, name: string, place: number): number {
    const text = this.#text(line, place);
    return text === "-" || /^-1(?:\.0*)?$/.test(text) ? Number.NaN : this.#checker.duration(name, text, "s");
  }

  #bytes(line: string, name: string, place: number): number {
    const text = this.#text(line, place);
    return text === "-" ? 0 : this.#checker.whole(name, text, "number of bytes");
  }

  #text(line: string, place: number): string {
    return line.slice(this.#starts[place], this.#ends[place]);
  }

  /** Finds where fields begin and end, up to the last that is read; gives how many there are, -1 for an open quote. */
  #split(line: string): number {
    let at = 0;
    for (let count = 0; count <= field.creation; count++) {
      if (at >= line.length) return count;
      const end = fieldEnd(line, at);
      if (end < 0) return -1;
      this.#starts[count] = at;
      this.#ends[count] = end;
      at = end + 1;
    }
    return field.creation + 1;
  }
}
