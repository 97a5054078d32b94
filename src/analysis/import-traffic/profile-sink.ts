import type { ChosenFunctions } from "../../workloads/chosen-functions.ts";
import type { Span } from "../../workloads/fitting/binned-counts.ts";
import type { RecordedQuantiles, RecordSink, RowProblem } from "../../workloads/formats/record-sink.ts";
import { createTrafficRecord } from "../../workloads/formats/traffic-record.ts";
import { recordedWindow } from "../../workloads/recorded-window.ts";
import { SpanWatch } from "../../workloads/span-watch.ts";
import { TraceError } from "../../workloads/trace-error.ts";
import { TrafficProfile } from "./traffic-profile.ts";

export interface ProfileSinkOptions {
  /** Of counts in a table, microseconds; 0 for single requests, unless the format says otherwise. */
  readonly interval: number;
  readonly skipBadRows: boolean;
  /** Only times in [from, to) are taken; microseconds on the file's own clock. */
  readonly from: number;
  readonly to: number;
  /** Only requests of these functions are taken; null: all. */
  readonly functions: ChosenFunctions | null;
  /** Whether each function gets a profile of its own. */
  readonly separate: boolean;
}

/** Functions that can be told apart: beyond this many a scenario would be no question any more. */
export const mostFunctions = 200;

/** Names that are remembered to see which files belong together. */
const mostNames = 100_000;

/** Takes the records of one or several files and sums them up, as one workload or by function. */
export class ProfileSink implements RecordSink {
  readonly record = createTrafficRecord();
  interval: number;
  /** Named in errors; set before each file. */
  file = "";
  readonly profiles = new Map<string, TrafficProfile>();
  /** Requests by function, as far as names are remembered. */
  readonly functions = new Map<string, number>();
  readonly quantiles: RecordedQuantiles[] = [];
  readonly leftOut = new Map<string, number>();
  readonly span = new SpanWatch();
  /** First and last readable time, whether between `from` and `to` or not. */
  earliest = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  rows = 0;
  skippedRows = 0;
  /** Rows outside [from, to). */
  cutRows = 0;
  /** Rows of functions that were not asked for. */
  otherRows = 0;
  /** Requests that stand after a later one. */
  lateRows = 0;
  readonly #options: ProfileSinkOptions;

  readonly chosen: ChosenFunctions | null;

  constructor(options: ProfileSinkOptions) {
    this.#options = options;
    this.chosen = options.functions;
    this.interval = options.interval;
  }

  take(): void {
    const { time, functionName, count } = this.record;
    const { from, to, separate, functions } = this.#options;
    this.rows++;
    if (time < this.earliest) this.earliest = time;
    if (time > this.latest) this.latest = time;
    const isCut = Number.isNaN(time)
      ? from > Number.NEGATIVE_INFINITY || to < Number.POSITIVE_INFINITY
      : time < from || time >= to;
    if (isCut) {
      this.cutRows++;
      return;
    }
    if (time < this.span.last) this.lateRows++;
    if (!Number.isNaN(time)) {
      this.span.note(time, { file: this.file, line: this.record.line, isTaken: true });
    }
    if (functions !== null && !functions.has(functionName)) {
      this.otherRows++;
      return;
    }
    if (separate && functionName === "") {
      this.leaveOut("row that names no function");
      return;
    }
    if (functionName !== "") this.#countFunction(functionName, count);
    this.#profile(separate ? functionName : "").add(this.record, this.interval);
  }

  /** What the recording covers; null where it tells no times. */
  window(): Span | null {
    if (this.span.last < this.span.first) return null;
    const { first, last } = recordedWindow({ first: this.earliest, last: this.latest }, this.#options);
    return { first, last: last === this.latest ? last + Math.max(0, this.interval - 1) : last };
  }

  refuse(line: number, { message, column, value }: RowProblem): void {
    if (!this.#options.skipBadRows) throw new TraceError(message, { file: this.file, line, column, value });
    this.skippedRows++;
  }

  leaveOut(what: string, count = 1): void {
    this.leftOut.set(what, (this.leftOut.get(what) ?? 0) + count);
  }

  /** The tables of what was asked for; one of an app tells of all its functions. Known once every file is read. */
  askedQuantiles(): readonly RecordedQuantiles[] {
    if (this.chosen === null) return this.quantiles;
    const apps = new Set([...this.functions.keys()].map((name) => name.slice(0, name.lastIndexOf("/"))));
    return this.quantiles.filter(({ functionName }) => {
      return functionName === "" || this.chosen?.has(functionName) || apps.has(functionName);
    });
  }

  takeQuantiles(quantiles: RecordedQuantiles): void {
    if (this.quantiles.length < mostNames) this.quantiles.push(quantiles);
    else this.leaveOut("table of percentiles beyond the first 100,000");
  }

  #countFunction(name: string, count: number): void {
    const before = this.functions.get(name);
    if (before !== undefined || this.functions.size < mostNames) this.functions.set(name, (before ?? 0) + count);
  }

  #profile(name: string): TrafficProfile {
    const known = this.profiles.get(name);
    if (known !== undefined) return known;
    if (this.profiles.size === mostFunctions) {
      const message = `it holds more than ${mostFunctions} functions; name those that matter (--function), or read all as one workload`;
      throw new TraceError(message, { file: this.file, line: this.record.line, column: null, value: name });
    }
    const profile = new TrafficProfile(name);
    this.profiles.set(name, profile);
    return profile;
  }
}
