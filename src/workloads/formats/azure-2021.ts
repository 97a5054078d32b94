import { TraceError } from "../trace-error.ts";
import { parseTraceNumber } from "../trace-time.ts";
import { readLines } from "./read-lines.ts";
import type { RecordSink } from "./record-sink.ts";
import { RowChecker } from "./row-checker.ts";
import { showValue } from "./show-value.ts";
import type { TraceFormat } from "./trace-format.ts";

const header = "app,func,end_timestamp,duration";

/** The invocations of two weeks of January 2021: seconds on the file's own clock, in the order of their ends. */
export const azure2021: TraceFormat = {
  name: "azure-2021",
  description: "Azure Functions Trace 2021: one row per invocation with its end and duration in seconds",
  takesColumns: false,
  counts: "never",
  namesFunctions: true,
  durations: true,
  recognises: (head) => /^\uFEFF?app,func,end_timestamp,duration(?:[\r\n]|$)/.test(head),
  async read(text, question, sink) {
    const rows = new InvocationRows(sink);
    let isHeader = true;
    await readLines(text, sink, (line, number) => {
      if (!isHeader) rows.read(line, number);
      else if (line.trim() !== header) throw wrongHeader(line, number, question.file);
      isHeader = false;
    });
  },
};

function wrongHeader(text: string, line: number, file: string): TraceError {
  const message = `${showValue(text)} is not the header of azure-2021; expected ${header}`;
  return new TraceError(message, { file, line, column: null, value: text.slice(0, 200) });
}

class InvocationRows {
  readonly #sink: RecordSink;
  readonly #checker: RowChecker;

  constructor(sink: RecordSink) {
    sink.interval = 0;
    this.#sink = sink;
    this.#checker = new RowChecker(sink, "seconds, such as 57.157");
  }

  read(line: string, number: number): void {
    const fields = line.split(",");
    const [app = "", func = "", end = "", duration = ""] = fields;
    const { record } = this.#sink;
    if (fields.length !== 4) {
      this.#checker.reject(`the row has ${fields.length} fields; expected 4: ${header}`, null, null);
    }
    record.duration = this.#checker.duration("duration", duration, "s");
    record.time = this.#checker.time("end_timestamp", end, parseTraceNumber(end, "s")) - record.duration;
    record.count = 1;
    record.functionName = `${app}/${func}`;
    this.#checker.finish(number);
  }
}
