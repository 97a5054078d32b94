import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { parseBound, type TraceArrivals } from "./arrivals/trace.ts";
import type { CountTrace, RequestTrace, Trace } from "./trace.ts";
import { TraceError } from "./trace-error.ts";

/** What was read of a file, row by row in its own order. */
export interface RecordedRows {
  /** Whole microseconds on the file's own clock. */
  readonly times: Float64Array;
  /** Durations in microseconds, or counts, beside `times`; null where there are none. */
  readonly values: Float64Array | null;
  readonly skippedRows: number;
}

/** More intervals than this are a mistaken unit or interval, not traffic. */
const mostIntervals = 50_000_000;

/** Microseconds: the month repeats the trace, and less than this says nothing of a rate. */
const shortestTrace = microsecondsPer.s;

/** Puts rows in order, cuts them to `from` and `to`, and starts their clock at the first. */
export function traceOfRows(rows: RecordedRows, settings: TraceArrivals, file: string): Trace {
  const { times, values } = cut(sorted(rows), settings);
  if (times.length === 0) {
    const message = `none of its ${rows.times.length} rows lies in from ${settings.from ?? "the start"} to ${settings.to ?? "the end"}`;
    throw new TraceError(message, { file, line: null, column: null, value: null });
  }
  const first = times[0]!;
  const last = times[times.length - 1]!;
  const { interval } = settings;
  if (interval === undefined || values === null || settings.columns.count === undefined) {
    if (last - first < shortestTrace) throw tooShort(times.length, last - first, file);
    return requestTrace(times, values, rows.skippedRows);
  }
  if ((last - first) / interval < mostIntervals)
    return countTrace(times, { counts: values, interval }, rows.skippedRows);
  const message = `it would span ${Math.floor((last - first) / interval)} intervals of ${formatDuration(interval)}; check unit and interval`;
  throw new TraceError(message, { file, line: null, column: null, value: null });
}

function tooShort(rows: number, span: number, file: string): TraceError {
  const what = rows === 1 ? "its 1 row spans no time" : `its ${rows} rows span only ${formatDuration(span)}`;
  const remedy = "record for longer, or check unit, from and to";
  const message = `${what}; a month's traffic cannot be told from less than ${formatDuration(shortestTrace)}: ${remedy}`;
  return new TraceError(message, { file, line: null, column: null, value: null });
}

interface Rows {
  readonly times: Float64Array;
  readonly values: Float64Array | null;
}

function sorted({ times, values }: Rows): Rows {
  if (isRising(times)) return { times, values };
  if (values === null) return { times: times.slice().sort(), values };
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b);
  return { times: permuted(times, order), values: permuted(values, order) };
}

function isRising(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false;
  return true;
}

function permuted(values: Float64Array, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (i) => values[i]!);
}

function cut({ times, values }: Rows, { from, to, unit }: TraceArrivals): Rows {
  if (from === undefined && to === undefined) return { times, values };
  const first = times[0]!;
  const instant = (bound: string | number | undefined, open: number): number => {
    const parsed = bound === undefined ? null : parseBound(bound, unit);
    if (parsed === null) return open;
    return "instant" in parsed ? parsed.instant : first + parsed.sinceFirst;
  };
  const start = firstAtOrAfter(times, instant(from, Number.NEGATIVE_INFINITY));
  const end = Math.max(start, firstAtOrAfter(times, instant(to, Number.POSITIVE_INFINITY)));
  return { times: times.subarray(start, end), values: values?.subarray(start, end) ?? null };
}

/** The place of the first time that is not before `instant`, by bisection. */
function firstAtOrAfter(times: Float64Array, instant: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function requestTrace(times: Float64Array, durations: Float64Array | null, skippedRows: number): RequestTrace {
  const first = times[0]!;
  const sinceFirst = times.map((time) => time - first);
  const length = sinceFirst[sinceFirst.length - 1]! + 1;
  return { kind: "requests", times: sinceFirst, durations: durations?.slice() ?? null, length, skippedRows };
}

interface Counted {
  readonly counts: Float64Array;
  readonly interval: number;
}

/** Intervals are counted from the first row on; rows of one interval add up, and intervals without a row hold 0. */
function countTrace(times: Float64Array, { counts, interval }: Counted, skippedRows: number): CountTrace {
  const first = times[0]!;
  const intervals = Math.floor((times[times.length - 1]! - first) / interval) + 1;
  const perInterval = new Float64Array(intervals);
  for (let i = 0; i < times.length; i++) perInterval[Math.floor((times[i]! - first) / interval)]! += counts[i]!;
  return { kind: "counts", counts: perInterval, interval, length: intervals * interval, skippedRows };
}
