import { z } from "zod";
import { positiveDuration } from "../../engine/distributions/positive-duration.ts";
import { durationField, formatDuration, microsecondsPer } from "../../units/duration.ts";
import type { KindProblem } from "../../units/kind-field.ts";
import type { ArrivalProcess, Traces } from "../arrival-process.ts";
import { type FormatName, formatError, formatNames, traceFormats } from "../formats/index.ts";
import type { Reading } from "../read-into.ts";
import { requestsOf, type Trace } from "../trace.ts";
import { parseTraceTime } from "../trace-time.ts";
import { replayCounts } from "./replay-counts.ts";
import { replayRequests } from "./replay-requests.ts";

/** A column by its name in the header, or by its place counted from 0. */
export type TraceColumn = string | number;

/** How a file of recorded traffic is read, and how it is replayed. Durations in microseconds. */
export interface TraceArrivals {
  readonly kind: "trace";
  /** A path, or a pattern such as `logs/*.gz` whose files are read one after another. */
  readonly file: string;
  readonly format: FormatName;
  /** Empty where the format's files name their own columns. */
  readonly columns: {
    readonly timestamp?: TraceColumn;
    /** Recorded service time. */
    readonly duration?: TraceColumn;
    /** Requests in the interval that starts at the timestamp. */
    readonly count?: TraceColumn;
    /** The function that was called, for `functions`. */
    readonly function?: TraceColumn;
  };
  /** Whether the first line names the columns. */
  readonly header: boolean;
  /** Of numeric timestamps and durations alike. */
  readonly unit: "s" | "ms" | "us";
  /** Only requests of these functions; absent: all, as one workload. */
  readonly functions?: readonly string[];
  /** Length of the interval that a count is for. */
  readonly interval?: number;
  /** Where the requests of an interval are put. */
  readonly within: "uniform" | "even" | "poisson" | { readonly dispersion: number };
  /** Multiplies the recorded rate; the trace stays as long as it is. */
  readonly scale: number;
  /** Extra copies of single requests, when scaled, come up to this much later. */
  readonly spread: number;
  /** The clock runs so many times as fast: 2 plays the trace in half its time, at twice its rate. */
  readonly timeWarp: number;
  /** Only rows in [from, to) count: an ISO time, a number in `unit`, or a duration since the first row. */
  readonly from?: string | number;
  readonly to?: string | number;
  readonly badRows: "stop" | "skip";
}

const columnError = "a column is its name in the header, or its place counted from 0";
const column = z.union([z.string().min(1), z.number().int().min(0)], { error: columnError });
const warpError = "timeWarp is a number above 0, up to 1000: 2 plays the trace twice as fast";
const scaleError = "scale is a number above 0, up to 1000, such as 2";
const bound = z.union([z.string(), z.number()], {
  error: "write an ISO time, a number in the trace's unit or a duration",
});

const columnsSchema = z.strictObject(
  {
    timestamp: column.exactOptional(),
    duration: column.exactOptional(),
    count: column.exactOptional(),
    function: column.exactOptional(),
  },
  { error: "columns says which are timestamp, duration and count, such as {timestamp: start, duration: elapsed}" },
);

const withinError = "within is uniform, even, poisson or {dispersion: 5}";
const dispersionError =
  "dispersion is the variance of the counts per second over their mean: above 1, up to 10000, such as 5";
const withinSchema = z.union(
  [
    z.enum(["uniform", "even", "poisson"]),
    z.strictObject({ dispersion: z.number({ error: dispersionError }).gt(1).max(10_000) }),
  ],
  { error: withinError },
);

export const trace: ArrivalProcess<TraceArrivals> = {
  kind: "trace",
  description: "Recorded traffic from a log, a metrics export or a CSV file.",
  schema: z.strictObject({
    kind: z.literal("trace"),
    file: z.string({ error: "file is a path, relative to the scenario" }).min(1, { error: "file is empty" }),
    format: z.enum(formatNames, { error: formatError }).default("csv"),
    columns: columnsSchema.default({}),
    header: z.boolean({ error: "header is true or false" }).default(true),
    unit: z.enum(["s", "ms", "us"], { error: "unit is s, ms or us" }).default("s"),
    functions: z
      .array(z.string().min(1), { error: "functions is a list of names" })
      .min(1, { error: "functions names at least one; leave it out to take all" })
      .exactOptional(),
    interval: positiveDuration.exactOptional(),
    within: withinSchema.default("uniform"),
    scale: z.number({ error: scaleError }).gt(0, { error: scaleError }).max(1000, { error: scaleError }).default(1),
    spread: durationField.prefault("1s"),
    timeWarp: z.number({ error: warpError }).gt(0, { error: warpError }).max(1000, { error: warpError }).default(1),
    from: bound.exactOptional(),
    to: bound.exactOptional(),
    badRows: z.enum(["stop", "skip"], { error: "badRows is stop or skip" }).default("stop"),
  }) satisfies z.ZodType<TraceArrivals>,
  problems: (settings) => [
    ...columnProblems(settings),
    ...functionProblems(settings),
    ...intervalProblems(settings),
    ...boundProblems(settings),
  ],
  meanRate(settings, traces) {
    const recorded = traceOf(settings, traces);
    return (settings.scale * requestsOf(recorded) * microsecondsPer.s) / recorded.length;
  },
  period: (settings, traces) => traces.get(traceKey(settings))?.length ?? null,
  windowProblem(settings, { duration, warmUp }, traces) {
    const length = traces.get(traceKey(settings))?.length;
    if (length === undefined || warmUp + duration <= length) return null;
    const cause = warmUp > 0 ? ", warm-up included," : "";
    // A trace ends one microsecond after its last row; a length that fits says it in milliseconds.
    const covered = length > microsecondsPer.s ? length - (length % microsecondsPer.ms) : length;
    return `is longer${cause} than the trace ${settings.file}, which covers ${formatDuration(covered)}`;
  },
  scaled: (settings, factor) => ({ ...settings, scale: settings.scale * factor }),
  start(settings, run) {
    const recorded = traceOf(settings, run.traces);
    return recorded.kind === "counts" ? replayCounts(recorded, settings, run) : replayRequests(recorded, settings, run);
  },
};

/** Equal for settings that read the same requests, however they are replayed. */
export function traceKey({ within: _, scale: __, spread: ___, ...reading }: TraceArrivals): string {
  return JSON.stringify(Object.entries(reading).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** How one of its files is to be read; `file` is what errors call it. */
export function readingOf({ format, columns, header, unit }: TraceArrivals, file: string): Reading {
  const named = columns as Readonly<Record<string, TraceColumn>>;
  return { format, question: { file, columns: named, header, unit } };
}

function traceOf(settings: TraceArrivals, traces: Traces): Trace {
  const recorded = traces.get(traceKey(settings));
  if (recorded === undefined) throw new Error(`the trace ${settings.file} has not been read`);
  return recorded;
}

function columnProblems({ format, columns, header }: TraceArrivals): readonly KindProblem[] {
  const stray = Object.keys(columns)[0];
  if (!traceFormats[format].takesColumns) {
    if (stray === undefined) return [];
    return [{ key: "columns", message: `${format} files name their own columns; leave it out` }];
  }
  if (columns.timestamp === undefined && (format === "csv" || stray !== undefined)) {
    return [{ key: "columns", message: `${format} needs the column of its timestamps, such as {timestamp: start}` }];
  }
  if (format === "csv" && !header && Object.values(columns).some((name) => typeof name === "string")) {
    return [{ key: "columns", message: "without a header columns are given by their place, counted from 0" }];
  }
  return [];
}

function functionProblems({ format, functions, columns }: TraceArrivals): readonly KindProblem[] {
  if (functions === undefined) return [];
  if (!traceFormats[format].namesFunctions) {
    return [{ key: "functions", message: `${format} files do not say which function was called; leave it out` }];
  }
  if (format !== "csv" || columns.function !== undefined) return [];
  return [{ key: "functions", message: "a table needs the column that names the function (columns.function)" }];
}

function intervalProblems({ format, columns, interval, within, timeWarp }: TraceArrivals): readonly KindProblem[] {
  const { counts } = traceFormats[format];
  if (typeof within === "object" && interval !== undefined && interval / timeWarp < 2 * microsecondsPer.s) {
    return [{ key: "within", message: "a dispersion of the counts per second needs intervals of at least 2s" }];
  }
  if (counts === "always") {
    if (interval === undefined) return [];
    return [{ key: "interval", message: `${format} files say their own interval; leave it out` }];
  }
  if (columns.count === undefined) {
    const stray = interval !== undefined ? "interval" : within !== "uniform" ? "within" : null;
    return stray === null ? [] : [{ key: stray, message: `${stray} goes with a count column (columns.count)` }];
  }
  if (columns.duration !== undefined) {
    return [{ key: "columns", message: "a file of counts has no durations; give duration or count" }];
  }
  return interval === undefined
    ? [{ key: null, message: "a file of counts needs its interval, such as interval: 60s" }]
    : [];
}

function boundProblems({ from, to, unit }: TraceArrivals): readonly KindProblem[] {
  return Object.entries({ from, to }).flatMap(([key, value]) => {
    if (value === undefined || parseBound(value, unit) !== null) return [];
    return [{ key, message: `${key} is an ISO time such as 1995-07-13T09:00, a number in ${unit}, or a duration` }];
  });
}

/** A bound as an instant of the file's clock, or as a time since its first row; microseconds. */
export function parseBound(
  bound: string | number,
  unit: TraceArrivals["unit"],
): { readonly instant: number } | { readonly sinceFirst: number } | null {
  const sinceFirst = durationField.safeParse(bound);
  if (sinceFirst.success) return { sinceFirst: sinceFirst.data };
  const instant = parseTraceTime(String(bound), unit);
  return instant === null ? null : { instant };
}
