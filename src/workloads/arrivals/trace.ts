import { z } from "zod";
import { positiveDuration } from "../../engine/distributions/positive-duration.ts";
import { durationField, formatDuration, microsecondsPer } from "../../units/duration.ts";
import type { KindProblem } from "../../units/kind-field.ts";
import type { ArrivalProcess, Traces } from "../arrival-process.ts";
import type { Trace } from "../trace.ts";
import { parseTraceTime } from "../trace-time.ts";
import { replayCounts } from "./replay-counts.ts";
import { replayRequests } from "./replay-requests.ts";

/** A column by its name in the header, or by its place counted from 0. */
export type TraceColumn = string | number;

/** How a file of recorded traffic is read, and how it is replayed. Durations in microseconds. */
export interface TraceArrivals {
  readonly kind: "trace";
  readonly file: string;
  readonly format: "csv";
  readonly columns: {
    readonly timestamp: TraceColumn;
    /** Recorded service time. */
    readonly duration?: TraceColumn;
    /** Requests in the interval that starts at the timestamp. */
    readonly count?: TraceColumn;
  };
  /** Whether the first line names the columns. */
  readonly header: boolean;
  /** Of numeric timestamps and durations alike. */
  readonly unit: "s" | "ms" | "us";
  /** Length of the interval that a count is for. */
  readonly interval?: number;
  /** Where the requests of an interval are put. */
  readonly within: "uniform" | "even" | "poisson";
  /** Multiplies the recorded rate. */
  readonly scale: number;
  /** Extra copies of single requests, when scaled, come up to this much later. */
  readonly spread: number;
  /** Only rows in [from, to) count: an ISO time, a number in `unit`, or a duration since the first row. */
  readonly from?: string | number;
  readonly to?: string | number;
  readonly badRows: "stop" | "skip";
}

const columnError = "a column is its name in the header, or its place counted from 0";
const column = z.union([z.string().min(1), z.number().int().min(0)], { error: columnError });
const scaleError = "scale is a number above 0, up to 1000, such as 2";
const bound = z.union([z.string(), z.number()], {
  error: "write an ISO time, a number in the trace's unit or a duration",
});

export const trace: ArrivalProcess<TraceArrivals> = {
  kind: "trace",
  description: "Recorded traffic from a CSV file: timestamps, timestamps with durations, or counts per interval.",
  schema: z.strictObject({
    kind: z.literal("trace"),
    file: z.string({ error: "file is a path, relative to the scenario" }).min(1, { error: "file is empty" }),
    format: z
      .string()
      .refine((format): format is "csv" => format === "csv", { error: "not supported yet; the format is csv" })
      .default("csv"),
    columns: z.strictObject(
      { timestamp: column, duration: column.exactOptional(), count: column.exactOptional() },
      { error: "columns says which are timestamp, duration and count, such as {timestamp: start, duration: elapsed}" },
    ),
    header: z.boolean({ error: "header is true or false" }).default(true),
    unit: z.enum(["s", "ms", "us"], { error: "unit is s, ms or us" }).default("s"),
    interval: positiveDuration.exactOptional(),
    within: z.enum(["uniform", "even", "poisson"], { error: "within is uniform, even or poisson" }).default("uniform"),
    scale: z.number({ error: scaleError }).gt(0, { error: scaleError }).max(1000, { error: scaleError }).default(1),
    spread: durationField.prefault("1s"),
    from: bound.exactOptional(),
    to: bound.exactOptional(),
    badRows: z.enum(["stop", "skip"], { error: "badRows is stop or skip" }).default("stop"),
  }) satisfies z.ZodType<TraceArrivals>,
  problems: (settings) => [...columnProblems(settings), ...boundProblems(settings)],
  meanRate(settings, traces) {
    const recorded = traceOf(settings, traces);
    const requests = recorded.kind === "requests" ? recorded.times.length : total(recorded.counts);
    return (settings.scale * requests * microsecondsPer.s) / recorded.length;
  },
  period: ({ file }, traces) => traces.get(file)?.length ?? null,
  windowProblem({ file }, { duration, warmUp }, traces) {
    const length = traces.get(file)?.length;
    if (length === undefined || warmUp + duration <= length) return null;
    const cause = warmUp > 0 ? ", warm-up included," : "";
    return `is longer${cause} than the trace ${file}, which covers ${formatDuration(length)}`;
  },
  scaled: (settings, factor) => ({ ...settings, scale: settings.scale * factor }),
  start(settings, run) {
    const recorded = traceOf(settings, run.traces);
    return recorded.kind === "counts" ? replayCounts(recorded, settings, run) : replayRequests(recorded, settings, run);
  },
};

function traceOf({ file }: TraceArrivals, traces: Traces): Trace {
  const recorded = traces.get(file);
  if (recorded === undefined) throw new Error(`the trace ${file} has not been read`);
  return recorded;
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function columnProblems({ columns, header, interval, within }: TraceArrivals): readonly KindProblem[] {
  if (!header && Object.values(columns).some((name) => typeof name === "string")) {
    return [{ key: "columns", message: "without a header columns are given by their place, counted from 0" }];
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
