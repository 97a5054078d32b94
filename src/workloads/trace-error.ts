export interface TraceErrorPlace {
  readonly file: string;
  /** Physical line, the first being 1; null for the file as a whole. */
  readonly line: number | null;
  /** As the scenario gives it. */
  readonly column: string | number | null;
  /** The offending text; null where something is missing. */
  readonly value: string | null;
}

/** A file of recorded values that cannot be used. `message` is a sentence that names file, line, value and remedy. */
export class TraceError extends Error {
  /** The message without its place. */
  readonly reason: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | number | null;
  readonly value: string | null;

  constructor(reason: string, { file, line, column, value }: TraceErrorPlace) {
    super(line === null ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
    this.name = "TraceError";
    this.reason = reason;
    this.file = file;
    this.line = line;
    this.column = column;
    this.value = value;
  }
}
