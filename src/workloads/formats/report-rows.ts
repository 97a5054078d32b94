import { parseTraceTime } from "../trace-time.ts";
import { parseObject } from "./parse-object.ts";
import type { RecordSink } from "./record-sink.ts";
import { type FieldOf, readInsightsFields, readPlatformReport } from "./report-fields.ts";
import { readReportLine, reportStart } from "./report-line.ts";
import { RowChecker } from "./row-checker.ts";
import { timeByMagnitude } from "./time-by-magnitude.ts";

const platformReport = '"platform.report"';

/** Whether a line or message tells how an invocation ended. */
export function isReport(text: string): boolean {
  return text.includes(reportStart) || text.includes(platformReport);
}

/** What an invocation's lines other than its report are called where they are left out. */
export function lineKind(text: string): string {
  const kind = /\b(?:START|END)(?= RequestId:)|\bINIT_START\b/.exec(text)?.[0];
  if (kind !== undefined) return `${kind} line`;
  return text.includes('"platform.') ? "platform event" : "other line";
}

// A time before the report: ISO 8601 anywhere in it, or milliseconds that begin the line.
const isoBefore = /(?:^|\s)(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)(?=\s|$)/;
const millisecondsBefore = /^\s*(\d{13})(?=\s)/;
/** Letters before a report in which its time is looked for. */
const longestPrefix = 1000;

/** Takes reports in whatever form they come. The time that is told is of the end; the request arrived before. */
export class ReportRows {
  readonly #sink: RecordSink;
  readonly #checker: RowChecker;

  constructor(sink: RecordSink) {
    sink.interval = 0;
    this.#sink = sink;
    this.#checker = new RowChecker(sink, "2026-10-10T13:55:36.123Z or milliseconds since 1970");
  }

  refuse(message: string, line: number): void {
    this.#checker.reject(message, null, null);
    this.#checker.finish(line);
  }

  /** A line of a text log. */
  readLine(text: string, line: number): void {
    if (!isReport(text)) {
      this.#sink.leaveOut(lineKind(text));
      return;
    }
    const start = text.indexOf(text.includes(reportStart) ? reportStart : "{");
    const prefix = text.slice(Math.max(0, start - longestPrefix), start);
    const time = isoBefore.exec(prefix)?.[1] ?? millisecondsBefore.exec(prefix)?.[1] ?? null;
    this.#readMessage(text.slice(start), { time, line, functionName: "" });
  }

  /** A row of Logs Insights, or an event of a log stream, by its fields. */
  readFields(field: FieldOf, line: number): void {
    const message = field("@message") ?? field("message") ?? "";
    const time = field("@timestamp") ?? field("timestamp");
    const functionName = /\/aws\/lambda\/([^\s"]+)/.exec(field("@log") ?? field("logGroup") ?? "")?.[1] ?? "";
    if (isReport(message)) {
      this.#readMessage(message, { time, line, functionName });
      return;
    }
    const type = field("@type");
    if ((type !== null && type !== "REPORT") || field("@duration") === null) {
      this.#sink.leaveOut(type === null ? lineKind(message) : `${type.slice(0, 80)} line`);
      return;
    }
    readInsightsFields(field, this.#sink.record, this.#checker);
    this.#finish({ time, line, functionName });
  }

  #readMessage(message: string, place: ReportPlace): void {
    const { record } = this.#sink;
    if (message.includes(reportStart)) {
      readReportLine(message, record, this.#checker);
      this.#finish(place);
      return;
    }
    const event = parseObject(message);
    if (event?.type !== "platform.report") {
      if (event === null) this.refuse("the platform.report is not JSON; is the line cut off?", place.line);
      else this.#sink.leaveOut("other line");
      return;
    }
    readPlatformReport(event, record, this.#checker);
    this.#finish({ ...place, time: typeof event.time === "string" ? event.time : place.time });
  }

  #finish({ time, line, functionName }: ReportPlace): void {
    const { record } = this.#sink;
    record.functionName = functionName;
    record.time = Number.NaN;
    if (time !== null) {
      const unit = /^\d+$/.test(time) ? "ms" : "s";
      const end = this.#checker.time(
        "timestamp",
        time,
        unit === "ms" ? timeByMagnitude(time, unit) : parseTraceTime(time, unit),
      );
      record.time = end - record.duration - (record.init || 0);
    }
    this.#checker.finish(line);
  }
}

interface ReportPlace {
  /** As told; null where it is not. */
  readonly time: string | null;
  readonly line: number;
  readonly functionName: string;
}
