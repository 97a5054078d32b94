import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { parseBound, readingOf, type TraceArrivals } from "./arrivals/trace.ts";
import { calendarStart } from "./calendar-start.ts";
import { ChosenFunctions } from "./chosen-functions.ts";
import type { CountBins } from "./count-bins.ts";
import { mapPieces } from "./map-pieces.ts";
import type { OpenedTrace, RecordedFile } from "./opened-trace.ts";
import { readInto } from "./read-into.ts";
import type { Bounds } from "./recorded-window.ts";
import { sortedByTime } from "./sorted-by-time.ts";
import { streamedTrace } from "./streamed-trace.ts";
import type { CountTrace, RequestTrace, StreamedTrace, Trace } from "./trace.ts";
import { TraceCollector } from "./trace-collector.ts";
import { TraceError } from "./trace-error.ts";

export interface ReadTraceOptions {
  /** Bad rows are counted instead of ending the reading; as `badRows: skip` does. */
  readonly skipBadRows: boolean;
  /** Told the rows read so far, now and then. */
  readonly onRows?: (rows: number) => void;
  /** Single requests that are kept in memory at most; more are read again for each run. */
  readonly mostKept?: number;
}

/** 32 MB of times and durations. */
const mostKept = 2_000_000;

/** Microseconds: the month repeats the trace, and less than this says nothing of a rate. */
const shortestTrace = microsecondsPer.s;

/**
 * Reads recorded traffic from one or several files, one after another. Throws a TraceError at the first bad row (unless
 * they are skipped), for a missing column, and where no row is left.
 */
export async function readTrace(
  files: readonly RecordedFile[],
  settings: TraceArrivals,
  options: ReadTraceOptions,
): Promise<Trace> {
  const bounds = absoluteBounds(settings);
  const collects = relativeBounds(settings, 0) === null;
  const whole = await collect(files, settings, { ...options, ...bounds, collects });
  if (collects) return traceOf(whole, { settings, files, ...bounds });
  const cut = relativeBounds(settings, whole.earliest) ?? bounds;
  const rows = await collect(files, settings, { ...options, ...cut, collects: true });
  return traceOf(rows, { settings, files, ...cut });
}

const open: Bounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The bounds as far as they are instants; a bound that counts from the first row stays open. */
function absoluteBounds({ from, to, unit }: TraceArrivals): Bounds {
  const instant = (bound: string | number | undefined, otherwise: number) => {
    const parsed = bound === undefined ? null : parseBound(bound, unit);
    return parsed !== null && "instant" in parsed ? parsed.instant : otherwise;
  };
  return { from: instant(from, open.from), to: instant(to, open.to) };
}

/** All bounds as instants, where one of them counts from the first row; else null. */
function relativeBounds(settings: TraceArrivals, first: number): Bounds | null {
  const { from, to, unit } = settings;
  const absolute = absoluteBounds(settings);
  const since = (bound: string | number | undefined) => {
    const parsed = bound === undefined ? null : parseBound(bound, unit);
    return parsed !== null && "sinceFirst" in parsed ? first + parsed.sinceFirst : null;
  };
  const [start, end] = [since(from), since(to)];
  if (start === null && end === null) return null;
  return { from: start ?? absolute.from, to: end ?? absolute.to };
}

async function collect(
  files: readonly RecordedFile[],
  settings: TraceArrivals,
  options: ReadTraceOptions & Bounds & { readonly collects: boolean },
): Promise<TraceCollector> {
  const { from, to, onRows, collects } = options;
  const skipBadRows = options.skipBadRows || settings.badRows === "skip";
  const collector = new TraceCollector({
    from,
    to,
    interval: settings.interval ?? 0,
    functions: settings.functions === undefined ? null : new ChosenFunctions(settings.functions),
    skipBadRows,
    collects,
    mostKept: options.mostKept ?? mostKept,
  });
  for (const { name, open: openFile } of files) {
    collector.file = name;
    const opened = watched(openFile(), () => onRows?.(collector.readable + collector.skippedRows));
    await readInto(collector, opened, readingOf(settings, name));
  }
  return collector;
}

/** The same file; `onPiece` is called after each piece of it. */
function watched(opened: OpenedTrace, onPiece: () => void): OpenedTrace {
  async function* told<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    for await (const piece of pieces) {
      yield piece;
      onPiece();
    }
  }
  return mapPieces(opened, told);
}

interface Collected extends Bounds {
  readonly settings: TraceArrivals;
  readonly files: readonly RecordedFile[];
}

function traceOf(collector: TraceCollector, collected: Collected): Trace {
  const { settings } = collected;
  const fail = (message: string): never => {
    throw new TraceError(message, { file: settings.file, line: null, column: null, value: null });
  };
  const { readable, skippedRows, span, rows } = collector;
  if (readable === 0) return fail(emptiness(collector, settings));
  span.check();
  if (span.last < span.first) {
    return fail(
      `none of its ${readable} rows lies in from ${settings.from ?? "the start"} to ${settings.to ?? "the end"}`,
    );
  }
  if (rows === 0) return fail(`none of its ${readable} rows ${collector.functions?.explain()}`);
  const trace = bareTrace(collector, collected);
  if (trace.kind !== "counts" && trace.length <= shortestTrace) return fail(tooShort(trace));
  return { ...trace, skippedRows, notes: notesOf(collector, settings.file) };
}

function bareTrace(collector: TraceCollector, collected: Collected): BareTrace {
  const { timeWarp } = collected.settings;
  if (collector.interval > 0) return countTrace(collector, timeWarp);
  return collector.keeps ? requestTrace(collector, timeWarp) : streamedTrace(collector, collected);
}

/** Says what there is instead of rows. */
function emptiness({ skippedRows, leftOut }: TraceCollector, { format }: TraceArrivals): string {
  if (skippedRows > 0) return `none of its ${skippedRows} rows can be read`;
  const others = [...leftOut].map(([what, count]) => `${count} ${what}`).join(", ");
  if (others !== "") return `it holds no request (${others}); is it ${format}?`;
  return "it holds no row (at most a header); a trace needs rows";
}

function tooShort(trace: Bare<RequestTrace> | Bare<StreamedTrace>): string {
  const rows = trace.kind === "requests" ? trace.times.length : trace.requests;
  const what =
    rows === 1 ? "its 1 row spans no time" : `its ${rows} rows span only ${formatDuration(trace.length - 1)}`;
  return `${what}; a month's traffic cannot be told from less than ${formatDuration(shortestTrace)}: record for longer, or check unit, from and to`;
}

function notesOf(collector: TraceCollector, file: string): readonly string[] {
  const { leftOut, withoutDuration, durationSum, interval, span, rows } = collector;
  const notes = [...leftOut].map(([what, count]) => `left out of ${file}: ${count} x ${what}`);
  if (interval === 0 && span.isWholeSeconds && rows > (span.last - span.first) / microsecondsPer.s) {
    notes.push(
      `times of ${file} are whole seconds: requests of one second are replayed at one instant, which overstates concurrency`,
    );
  }
  if (withoutDuration === 0 || durationSum === 0) return notes;
  return [...notes, `${withoutDuration} requests of ${file} have no recorded duration; they count as 0`];
}

/** What the rows alone tell. */
type Bare<T extends Trace> = Omit<T, "skippedRows" | "notes">;

type BareTrace = Bare<CountTrace> | Bare<RequestTrace> | Bare<StreamedTrace>;

function requestTrace(collector: TraceCollector, timeWarp: number): Bare<RequestTrace> {
  const { first, last } = collector.window();
  const hasDurations = collector.withoutDuration < collector.rows;
  const rows = sortedByTime(collector.times.take(), hasDurations ? collector.durations.take() : null);
  const { times, values: durations } = rows;
  for (let i = 0; i < times.length; i++) times[i] = Math.round((times[i]! - first) / timeWarp);
  if (durations !== null && collector.withoutDuration > 0) {
    for (let i = 0; i < durations.length; i++) if (Number.isNaN(durations[i]!)) durations[i] = 0;
  }
  const length = Math.round((last - first) / timeWarp) + 1;
  return { kind: "requests", times, durations, length, start: calendarStart(first, timeWarp) };
}

function countTrace(collector: TraceCollector, timeWarp: number): Bare<CountTrace> {
  const { interval } = collector;
  const bins = collector.bins as CountBins;
  const { first, last } = collector.window();
  bins.cover(first, last);
  const { start, counts } = bins.all();
  const warped = Math.max(1, Math.round(interval / timeWarp));
  const length = counts.length * warped;
  return { kind: "counts", counts, interval: warped, length, start: calendarStart(start, timeWarp) };
}
