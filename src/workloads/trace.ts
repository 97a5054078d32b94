import type { ArrivalSource } from "./arrival-process.ts";
import type { TraceArrivals } from "./arrivals/trace.ts";

/**
 * Recorded traffic, read once and replayed by every run: single requests (`times`), counts of requests per interval, or,
 * where there are too many requests to keep, what is known of them and a way to read them again. Times are whole
 * microseconds since the first record (or since the first interval's start).
 */
export type Trace = RequestTrace | CountTrace | StreamedTrace;

interface TraceFacts {
  /** Microseconds the trace covers. */
  readonly length: number;
  /** When its first record was, microseconds since 1970; null where its clock is not the calendar's. */
  readonly start: number | null;
  readonly skippedRows: number;
  /** What else a reader of the answer must know of it, in sentences. */
  readonly notes: readonly string[];
}

/** Covers last - first + 1 us. */
export interface RequestTrace extends TraceFacts {
  readonly kind: "requests";
  /** In order of time. */
  readonly times: Float64Array;
  /** Recorded service times in microseconds, beside `times`; null where the file has none. */
  readonly durations: Float64Array | null;
}

/** Covers intervals x interval. */
export interface CountTrace extends TraceFacts {
  readonly kind: "counts";
  /** Requests in each interval; intervals without a row hold 0. */
  readonly counts: Float64Array;
  /** Microseconds of one interval. */
  readonly interval: number;
}

/** Covers last - first + 1 us. */
export interface StreamedTrace extends TraceFacts {
  readonly kind: "streamed";
  readonly requests: number;
  /** Mean recorded service time, microseconds; null where the file has none. */
  readonly meanDuration: number | null;
  /** All that a replay needs to know beside a way to open the files. */
  readonly source: StreamedSource;
  /** Reads it once more: every request, in order of time. */
  replay(): ArrivalSource;
}

/** What was read and what was seen, as plain data. Times are microseconds on the file's own clock. */
export interface StreamedSource {
  readonly settings: TraceArrivals;
  /** Names, in the order in which they are read. */
  readonly files: readonly string[];
  /** Only times in [from, to) are replayed. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly first: number;
  /** How much earlier than one before it a row was at most. */
  readonly lateness: number;
}

/** Requests that a trace holds. */
export function requestsOf(trace: Trace): number {
  if (trace.kind === "requests") return trace.times.length;
  return trace.kind === "streamed" ? trace.requests : trace.counts.reduce((sum, count) => sum + count, 0);
}

/** Mean recorded service time, microseconds; null where the trace has none. */
export function meanDurationOf(trace: Trace): number | null {
  if (trace.kind === "streamed") return trace.meanDuration;
  if (trace.kind === "counts" || trace.durations === null) return null;
  return trace.durations.reduce((sum, duration) => sum + duration, 0) / trace.durations.length;
}
