import { formatDuration, microsecondsPer } from "../units/duration.ts";
import { TraceError } from "./trace-error.ts";

/** Longer than any recording; beyond it one of the times is a mistake. */
const longestSpan = 3650 * microsecondsPer.d;

export interface RowPlace {
  readonly file: string;
  readonly line: number;
  readonly isTaken: boolean;
}

/** Watches from when to when the rows of a recording are, microseconds, so that a stray time is found with its line. */
export class SpanWatch {
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  /** The most by which a row stands after a later one. */
  lateness = 0;
  /** Whether every time is a whole second: a log that tells no finer. */
  isWholeSeconds = true;
  #opening = Number.NaN;
  #firstPlace = { file: "", line: 0 };
  #lastPlace = { file: "", line: 0 };

  /** `isTaken` is false for a row that widens the span and is not replayed. */
  note(time: number, { file, line, isTaken }: RowPlace): void {
    if (this.isWholeSeconds && time % microsecondsPer.s !== 0) this.isWholeSeconds = false;
    if (time < this.first) {
      if (this.first === Number.POSITIVE_INFINITY) this.#opening = time;
      this.first = time;
      this.#firstPlace.file = file;
      this.#firstPlace.line = line;
    }
    if (time >= this.last) {
      this.last = time;
      this.#lastPlace.file = file;
      this.#lastPlace.line = line;
    } else if (isTaken && this.last - time > this.lateness) this.lateness = this.last - time;
  }

  /** Throws where the times cannot all be right. */
  check(): void {
    if (this.last - this.first <= longestSpan) return;
    const isLast = this.last - this.#opening > this.#opening - this.first;
    const value = dateOf(isLast ? this.last : this.first);
    const length = formatDuration(Math.round((this.last - this.first) / microsecondsPer.d) * microsecondsPer.d);
    const message = `the ${isLast ? "latest" : "earliest"} row, ${value}, makes the recording ${length} long; correct it, check the unit, or leave it out with ${isLast ? "to" : "from"}`;
    throw new TraceError(message, { ...(isLast ? this.#lastPlace : this.#firstPlace), column: null, value });
  }
}

/** An instant (microseconds since 1970) as text. */
export function dateOf(time: number): string {
  return `${new Date(time / 1000).toISOString().slice(0, 19)}Z`;
}
