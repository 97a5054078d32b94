import type { TrafficRecord } from "./traffic-record.ts";

/** What is wrong with one row. */
export interface RowProblem {
  /** A sentence that names the value and the remedy; file and line are added to it. */
  readonly message: string;
  /** The column or field by the name or place the file has for it; null where it is the row as a whole. */
  readonly column: string | number | null;
  /** The offending text; null where something is missing. */
  readonly value: string | null;
}

/** A summary that stands in for rows: quantiles of something, by function. */
export interface RecordedQuantiles {
  readonly of: "duration" | "memory" | "concurrency";
  /** Empty where the file is of one function. */
  readonly functionName: string;
  /** How much the table counts beside others: the number of values behind it. */
  readonly weight: number;
  /** Shares 0 to 1 in rising order, with the value of each: microseconds, bytes or requests at once. */
  readonly quantiles: readonly { readonly share: number; readonly value: number }[];
  readonly mean: number | null;
}

/** Where a format puts what it reads. */
export interface RecordSink {
  /** Filled by the format before each `take`. */
  readonly record: TrafficRecord;
  /** Length of the interval that each count is for, microseconds; 0 where rows are single requests. Set before the first `take`. */
  interval: number;
  /** Takes the record as it stands. */
  take(): void;
  /** A row that cannot be read. Throws a TraceError, or counts the row where bad rows are skipped. */
  refuse(line: number, problem: RowProblem): void;
  /** Counts a row that is fine but is no request ("START line", "metric vus"), so that the report can say so. */
  leaveOut(what: string, count?: number): void;
  takeQuantiles(quantiles: RecordedQuantiles): void;
}
