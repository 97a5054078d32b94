import type { TraceArrivals } from "./arrivals/trace.ts";
import { traceFormats } from "./formats/index.ts";
import type { RecordSink } from "./formats/record-sink.ts";
import type { FormatQuestion } from "./formats/trace-format.ts";
import type { OpenedTrace } from "./opened-trace.ts";

/** Puts the rows of one file into the sink, by the quickest way that its format and its opener know. */
export function readInto(
  sink: RecordSink,
  opened: OpenedTrace,
  { settings, file }: { readonly settings: TraceArrivals; readonly file: string },
): Promise<void> {
  const format = traceFormats[settings.format];
  const { bytes, decode } = opened;
  const question = questionOf(settings, file);
  if (format.readBytes === undefined || bytes === undefined || decode === undefined) {
    return format.read(opened.chunks, question, sink);
  }
  return format.readBytes({ bytes, decode }, question, sink);
}

function questionOf({ columns, header, unit, functions }: TraceArrivals, file: string): FormatQuestion {
  return { file, columns: columns as FormatQuestion["columns"], header, unit, functions: functions ?? null };
}
