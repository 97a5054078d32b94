/** A file of recorded data, being read: once, either as `chunks` of text or as `bytes`. */
export interface OpenedTrace {
  /** The decoded text, gunzipped. */
  readonly chunks: AsyncIterable<string>;
  /** The same before it is decoded, for readers of plain numbers, which are several times as fast on bytes. */
  readonly bytes?: AsyncIterable<Uint8Array>;
  /** Turns whole lines of `bytes` into text. Throws where they are not UTF-8. */
  decode?(bytes: Uint8Array): string;
  /** sha256 of the file's bytes in hexadecimal; null until it has been read to the end. */
  sha256(): string | null;
}

/** A file that may be read several times, each time from its beginning. */
export interface RecordedFile {
  /** What errors call it. */
  readonly name: string;
  open(): OpenedTrace;
}
