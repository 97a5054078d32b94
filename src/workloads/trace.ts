/**
 * Recorded traffic, read once and replayed by every run. Either single requests (`times`), in order of time, or counts
 * of requests per interval. Times are whole microseconds since the first record (or since the first interval's start).
 */
export type Trace = RequestTrace | CountTrace;

export interface RequestTrace {
  readonly kind: "requests";
  readonly times: Float64Array;
  /** Recorded service times in microseconds, beside `times`; null where the file has none. */
  readonly durations: Float64Array | null;
  /** Microseconds the trace covers: last - first + 1. */
  readonly length: number;
  readonly skippedRows: number;
}

export interface CountTrace {
  readonly kind: "counts";
  /** Requests in each interval; intervals without a row hold 0. */
  readonly counts: Float64Array;
  /** Microseconds of one interval. */
  readonly interval: number;
  /** Microseconds the trace covers: intervals x interval. */
  readonly length: number;
  readonly skippedRows: number;
}
