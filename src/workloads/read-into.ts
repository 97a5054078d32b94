import { type FormatName, traceFormats } from "./formats/index.ts";
import type { RecordSink } from "./formats/record-sink.ts";
import type { FormatQuestion } from "./formats/trace-format.ts";
import type { OpenedTrace } from "./opened-trace.ts";

/** How a file is to be read. */
export interface Reading {
  readonly format: FormatName;
  readonly question: FormatQuestion;
}

/** Puts the rows of one file into the sink, by the quickest way that its format and its opener know. */
export function readInto(sink: RecordSink, opened: OpenedTrace, { format, question }: Reading): Promise<void> {
  const { read, readBytes } = traceFormats[format];
  const { bytes, decode } = opened;
  if (readBytes === undefined || bytes === undefined || decode === undefined) {
    return read(opened.chunks, question, sink);
  }
  return readBytes({ bytes, decode }, question, sink);
}
