import { microsecondsPer } from "../../units/duration.ts";
import { parseBound } from "../../workloads/arrivals/trace.ts";
import { calendarStart } from "../../workloads/calendar-start.ts";
import { ChosenFunctions } from "../../workloads/chosen-functions.ts";
import { mapPieces } from "../../workloads/map-pieces.ts";
import type { OpenedTrace, RecordedFile } from "../../workloads/opened-trace.ts";
import { peekOpened } from "../../workloads/peek-opened.ts";
import { readInto } from "../../workloads/read-into.ts";
import { TraceError } from "../../workloads/trace-error.ts";
import { type ArrivalChoice, fitProfile } from "./fit-profile.ts";
import type { ImportedTraffic } from "./imported-traffic.ts";
import { ProfileSink } from "./profile-sink.ts";
import { chooseReading, type ReadingChoice, type ReadingWishes } from "./reading-choice.ts";

export interface ImportOptions extends ReadingWishes {
  /** False: arrivals and durations are replayed as they were recorded. */
  readonly fit: boolean;
  readonly arrivals: ArrivalChoice;
  readonly isReplayable: boolean;
  /** Each function by itself, instead of all as one workload. */
  readonly separate: boolean;
  readonly skipBadRows: boolean;
  /** Told the rows read so far, now and then. */
  readonly onRows?: (rows: number) => void;
}

/** The busiest functions that are named. */
const mostNamed = 5;

/**
 * Reads recorded traffic and fits a workload to it. Memory does not grow with the files.
 *
 * @throws TraceError for a file that cannot be read, or tells nothing
 */
export async function importTraffic(files: readonly RecordedFile[], options: ImportOptions): Promise<ImportedTraffic> {
  let reading: ReadingChoice | null = null;
  let sink: ProfileSink | null = null;
  for (const { name, open } of files) {
    const { head, opened } = await peekOpened(open());
    reading ??= chooseReading(head, options, name);
    sink ??= new ProfileSink({
      ...options,
      ...boundsOf(reading, name),
      interval: reading.interval ?? 0,
      functions: options.functions === null ? null : new ChosenFunctions(options.functions),
    });
    sink.file = name;
    const { format, columns, header, unit } = reading;
    const question = { file: name, columns, header, unit };
    await readInto(sink, told(opened, sink, options.onRows), { format, question });
  }
  if (reading === null || sink === null) throw new Error("nothing was given to import");
  sink.span.check();
  if (sink.profiles.size === 0) throw emptyRecording(sink, files);
  return imported(sink, { reading, files, options });
}

/** The bounds as instants of the file's clock, microseconds. */
function boundsOf({ from, to, unit }: ReadingChoice, file: string): { readonly from: number; readonly to: number } {
  const instant = (key: "from" | "to", text: string | null, open: number): number => {
    if (text === null) return open;
    const parsed = parseBound(text, unit);
    if (parsed !== null && "instant" in parsed) return parsed.instant;
    const message = `${key} ${JSON.stringify(text)} is no instant; write an ISO time such as 2026-10-01T08:00, or a number in ${unit}`;
    throw new TraceError(message, { file, line: null, column: null, value: text });
  };
  return {
    from: instant("from", from, Number.NEGATIVE_INFINITY),
    to: instant("to", to, Number.POSITIVE_INFINITY),
  };
}

/** The same file; rows are told after each piece of it. */
function told(opened: OpenedTrace, sink: ProfileSink, onRows: ImportOptions["onRows"]): OpenedTrace {
  async function* pieces<Piece>(source: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    for await (const piece of source) {
      yield piece;
      onRows?.(sink.rows);
    }
  }
  return mapPieces(opened, pieces);
}

function emptyRecording(sink: ProfileSink, files: readonly RecordedFile[]): TraceError {
  const { rows, cutRows, skippedRows, leftOut, quantiles } = sink;
  const others = [...leftOut].map(([what, count]) => `${count} x ${what}`).join(", ");
  const message =
    sink.otherRows > 0
      ? `none of its ${rows} rows ${sink.chosen?.explain()}`
      : rows > 0
        ? `none of its ${rows} rows lies between from and to (${cutRows} left out)`
        : skippedRows > 0
          ? `none of its ${skippedRows} rows can be read`
          : quantiles.length > 0
            ? "it tells percentiles and no invocations; name the file of invocations too"
            : others !== ""
              ? `it holds no request, but ${others}`
              : "it holds no row (at most a header); a recording needs rows";
  return new TraceError(message, { file: files[0]?.name ?? "", line: null, column: null, value: null });
}

interface Read {
  readonly reading: ReadingChoice;
  readonly files: readonly RecordedFile[];
  readonly options: ImportOptions;
}

function imported(sink: ProfileSink, { reading, files, options }: Read): ImportedTraffic {
  const profiles = [...sink.profiles.values()];
  const isCalendar = calendarStart(sink.span.first, 1) !== null;
  const { interval, functions } = sink;
  const quantiles = sink.askedQuantiles();
  const byRequests = [...functions].sort(([, one], [, other]) => other - one);
  return {
    format: reading.format,
    isDetected: options.format === null,
    reading,
    files: files.map(({ name }) => name),
    rows: sink.rows,
    skippedRows: sink.skippedRows,
    cutRows: sink.cutRows,
    lateRows: sink.lateRows,
    leftOut: [...sink.leftOut].map(([what, count]) => ({ what, count })),
    functionCount: functions.size,
    busiest: byRequests.slice(0, mostNamed).map(([name, requests]) => ({ name, requests })),
    missed: missedJoins(sink),
    interval,
    isCalendar,
    workloads: profiles.map((profile) =>
      fitProfile(profile, {
        ...options,
        interval: interval === 0 && sink.span.isWholeSeconds ? microsecondsPer.s : interval,
        isCalendar,
        span: sink.window(),
        quantiles: options.separate
          ? quantiles.filter(({ functionName }) => isOf(profile.name, functionName))
          : quantiles,
      }),
    ),
  };
}

/** Whether a table is of that function: by its whole name, or by the app it belongs to. */
function isOf(name: string, table: string): boolean {
  return table === "" || name === table || name.startsWith(`${table}/`);
}

/** Where durations are told in tables: functions without one, and tables of functions that were not called. */
function missedJoins({ functions, quantiles }: ProfileSink): ImportedTraffic["missed"] {
  const tables = new Set(quantiles.filter(({ of }) => of === "duration").map(({ functionName }) => functionName));
  if (tables.size === 0 || functions.size === 0) return null;
  return {
    functions: [...functions.keys()].filter((name) => !tables.has(name)).length,
    tables: [...tables].filter((name) => !functions.has(name)).length,
  };
}
