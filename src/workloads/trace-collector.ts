import { formatDuration } from "../units/duration.ts";
import type { ChosenFunctions } from "./chosen-functions.ts";
import { CountBins, mostIntervals } from "./count-bins.ts";
import type { Span } from "./fitting/binned-counts.ts";
import type { RecordSink, RowProblem } from "./formats/record-sink.ts";
import { createTrafficRecord } from "./formats/traffic-record.ts";
import { NumberList } from "./number-list.ts";
import { recordedWindow } from "./recorded-window.ts";
import { dateOf, SpanWatch } from "./span-watch.ts";
import { TraceError } from "./trace-error.ts";

export interface CollectorOptions {
  /** Only times in [from, to) are taken; microseconds on the file's own clock. */
  readonly from: number;
  readonly to: number;
  /** Of counts, microseconds; 0 for single requests, unless the format says otherwise. */
  readonly interval: number;
  /** Only requests of these functions are taken; null: all. */
  readonly functions: ChosenFunctions | null;
  /** Bad rows are counted instead of ending the reading. */
  readonly skipBadRows: boolean;
  /** False where only the times are looked at, to know where the file begins. */
  readonly collects: boolean;
  /** Single requests beyond this many are not kept: they will be read again for each run. */
  readonly mostKept: number;
}

/**
 * Takes the records of one or several files and keeps what a trace needs: the times and durations of single requests as
 * long as they are few, counts per interval, and what tells how to go on where they are many.
 */
export class TraceCollector implements RecordSink {
  readonly record = createTrafficRecord();
  interval: number;
  /** Named in errors; set before each file. */
  file = "";
  readonly times = new NumberList();
  readonly durations = new NumberList();
  bins: CountBins | null = null;
  /** Whether all requests are kept in `times`. */
  keeps = true;
  /** Requests taken; rows, where they are counts. */
  rows = 0;
  /** Rows that could be read, whether between `from` and `to` or not. */
  readable = 0;
  skippedRows = 0;
  withoutDuration = 0;
  durationSum = 0;
  readonly span = new SpanWatch();
  /** The earliest readable time, whether between `from` and `to` or not. */
  earliest = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  readonly leftOut = new Map<string, number>();
  readonly functions: ChosenFunctions | null;
  readonly #options: CollectorOptions;
  readonly #place = { file: "", line: 0, isTaken: true };

  constructor(options: CollectorOptions) {
    this.#options = options;
    this.interval = options.interval;
    this.functions = options.functions;
  }

  take(): void {
    const { time, duration, line } = this.record;
    if (Number.isNaN(time)) {
      this.refuse(line, { message: "the row has no time; a trace needs one", column: null, value: null });
      return;
    }
    this.readable++;
    if (time < this.earliest) this.earliest = time;
    if (time > this.latest) this.latest = time;
    const { from, to, collects } = this.#options;
    if (!collects || time < from || time >= to) return;
    const isChosen = this.functions?.has(this.record.functionName) ?? true;
    this.#place.line = line;
    this.#place.isTaken = isChosen;
    this.#place.file = this.file;
    this.span.note(time, this.#place);
    if (isChosen) this.rows++;
    if (this.interval > 0) this.#count(time, isChosen ? this.record.count : 0);
    else if (isChosen) this.#keep(time, duration);
  }

  /** What the trace covers. */
  window(): Span {
    return recordedWindow({ first: this.earliest, last: this.latest }, this.#options);
  }

  refuse(line: number, { message, column, value }: RowProblem): void {
    if (!this.#options.skipBadRows) throw new TraceError(message, { file: this.file, line, column, value });
    this.skippedRows++;
  }

  leaveOut(what: string, count = 1): void {
    this.leftOut.set(what, (this.leftOut.get(what) ?? 0) + count);
  }

  /** Summaries say nothing of when requests came. */
  takeQuantiles(): void {}

  /** A function's counts cover the time of the whole file. */
  #count(time: number, count: number): void {
    this.bins ??= new CountBins(this.interval);
    if (this.bins.add(time, count)) return;
    const message = `with this row, ${dateOf(time)}, the file spans more than ${mostIntervals} intervals of ${formatDuration(this.interval)}; correct it, check unit and interval, or cut it with from and to`;
    throw new TraceError(message, { file: this.file, line: this.record.line, column: null, value: null });
  }

  #keep(time: number, duration: number): void {
    if (Number.isNaN(duration)) this.withoutDuration++;
    else this.durationSum += duration;
    if (!this.keeps) return;
    if (this.rows <= this.#options.mostKept) {
      this.times.push(time);
      this.durations.push(duration);
      return;
    }
    this.keeps = false;
    this.times.clear();
    this.durations.clear();
  }
}
