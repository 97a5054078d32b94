import type { ArrivalSource } from "./arrival-process.ts";
import { readingOf, type TraceArrivals } from "./arrivals/trace.ts";
import { calendarStart } from "./calendar-start.ts";
import { ChosenFunctions } from "./chosen-functions.ts";
import { mapPieces } from "./map-pieces.ts";
import type { OpenedTrace, RecordedFile } from "./opened-trace.ts";
import { readInto } from "./read-into.ts";
import { ReplaySink } from "./replay-sink.ts";
import { type SteppedReading, steppedReading } from "./stepped-reading.ts";
import type { StreamedSource, StreamedTrace } from "./trace.ts";
import type { TraceCollector } from "./trace-collector.ts";
import { TraceError } from "./trace-error.ts";

export interface StreamedReading {
  readonly settings: TraceArrivals;
  readonly files: readonly RecordedFile[];
  /** Only times in [from, to) are replayed; microseconds on the file's own clock. */
  readonly from: number;
  readonly to: number;
}

/** A trace of more requests than are kept: what was seen of it, and a way to read it again. */
export function streamedTrace(
  collector: TraceCollector,
  reading: StreamedReading,
): Omit<StreamedTrace, "skippedRows" | "notes"> {
  const { settings, files, from, to } = reading;
  const { timeWarp } = settings;
  const { rows, withoutDuration, durationSum } = collector;
  const { lateness } = collector.span;
  const { first, last } = collector.window();
  const source = { settings, files: files.map(({ name }) => name), from, to, rows, first, lateness };
  return {
    kind: "streamed",
    requests: rows,
    meanDuration: withoutDuration === rows ? null : durationSum / rows,
    length: Math.round((last - first) / timeWarp) + 1,
    start: calendarStart(first, timeWarp),
    source,
    replay: () => replayStreamed(source, (_, place) => files[place]!.open()),
  };
}

/** Reads a streamed trace once more, its files through `open`, which knows them by name or place. */
export function replayStreamed(
  source: StreamedSource,
  open: (file: string, place: number) => OpenedTrace,
): ArrivalSource {
  const { settings, files, from, to, rows, first, lateness } = source;
  const { timeWarp, file, functions: names } = settings;
  const functions = names === undefined ? null : new ChosenFunctions(names);
  const sink = new ReplaySink({ from, to, first, lateness, functions, timeWarp, file });
  const steps: SteppedReading = steppedReading(async (pace) => {
    for (const [place, name] of files.entries()) {
      await readInto(sink, mapPieces(open(name, place), pace), readingOf(settings, name));
    }
  });
  let pending: Promise<void> | null = null;
  let ended = false;

  async function readOn(): Promise<void> {
    const goesOn = await steps.next();
    if (!goesOn) {
      ended = true;
      sink.release(Number.POSITIVE_INFINITY);
      if (sink.rows !== rows) throw changed(settings.file, rows, sink.rows);
    }
    pending = null;
  }

  return {
    fill: (times, durations) => sink.fill(times, durations),
    more() {
      if (ended && sink.size === 0) return null;
      pending ??= ended ? null : readOn();
      return pending ?? Promise.resolve();
    },
    close: () => steps.close(),
  };
}

function changed(file: string, before: number, now: number): TraceError {
  const message = `it held ${before} requests when it was first read and holds ${now} now; do not change it while it is replayed`;
  return new TraceError(message, { file, line: null, column: null, value: null });
}
