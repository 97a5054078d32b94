import type { TraceUnit } from "../trace-time.ts";
import type { FormatName } from "./format-names.ts";
import type { RecordSink } from "./record-sink.ts";

/** How the scenario, or a flag, says a file is to be read. */
export interface FormatQuestion {
  /** The name for errors. */
  readonly file: string;
  /** Of numeric times and durations that do not say their unit themselves. */
  readonly unit: TraceUnit;
  /** Columns or fields by what they hold; formats whose files name their own columns need none. */
  readonly columns: Readonly<Record<string, string | number>>;
  /** Whether the first line of a CSV file names its columns. */
  readonly header: boolean;
}

/** A form in which people have recorded traffic. The word in the scenario file, the file here and the concept are one. */
export interface TraceFormat {
  readonly name: FormatName;
  /** One sentence for the help and the documentation. */
  readonly description: string;
  /** Whether `columns` says where its values stand; other formats name their own. */
  readonly takesColumns: boolean;
  /** Whether its rows are counts per interval. */
  readonly counts: "always" | "sometimes" | "never";
  /** Whether its rows may have service times. */
  readonly durations: boolean;
  /** Whether its rows say which function was called. */
  readonly namesFunctions: boolean;
  /** Whether a text that begins with `head` (whole lines, up to 64 KB) is of this format. Never throws. */
  recognises(head: string): boolean;
  /**
   * Reads the text, in chunks of any size, and puts what it says into the sink, in the file's own order. Keeps nothing
   * that grows with the file. Throws a TraceError for a file that cannot be of this format; bad rows go to `sink.refuse`.
   */
  read(text: AsyncIterable<string>, question: FormatQuestion, sink: RecordSink): Promise<void>;
  /** The same from bytes, where that is faster; `decode` turns whole lines into text. Both must read the same. */
  readBytes?(source: ByteSource, question: FormatQuestion, sink: RecordSink): Promise<void>;
}

export interface ByteSource {
  readonly bytes: AsyncIterable<Uint8Array>;
  decode(bytes: Uint8Array): string;
}
