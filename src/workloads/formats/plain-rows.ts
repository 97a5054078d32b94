import { latestTime } from "../latest-time.ts";
import type { CsvPlaces } from "./csv-values.ts";
import type { RecordSink } from "./record-sink.ts";

const newline = 10;
const carriageReturn = 13;
const quote = 34;
const minus = 45;
const dot = 46;
const zero = 48;
const nine = 57;

const unitDigits = { s: 6, ms: 3, us: 0 } as const;
const powersOfTen = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/** Decimals of a number that must have none. */
const whole = -1;

/** What the reader of one column wants of it. */
const ignored = 0;
const timestamp = 1;
const duration = 2;
const count = 3;

export interface PlainRowsOptions {
  readonly places: CsvPlaces;
  readonly sink: RecordSink;
}

/**
 * Reads rows of plain decimal numbers from bytes, at several times the speed of a CSV reader: no text is made of them. It
 * stops before the first row that is not plain (a quote, a date, an exponent, a missing or an odd field) and leaves it,
 * and what is to be said of it, to the careful reader. Numbers are read digit by digit to whole microseconds, exactly as
 * `parseTraceNumber` reads them.
 */
export class PlainRows {
  readonly delimiter: string;
  /** The line of the next row. */
  line = 1;
  readonly #delimiterByte: number;
  /** What each column holds, up to the last that is wanted. */
  readonly #wanted: Uint8Array;
  /** By what a column holds: decimals that whole microseconds have, or none at all. */
  readonly #digits: Int8Array;
  readonly #sink: RecordSink;
  /** Times, and durations, read so far of the row. */
  #value = 0;

  constructor(delimiter: string, { places, sink }: PlainRowsOptions) {
    this.delimiter = delimiter;
    this.#delimiterByte = delimiter.charCodeAt(0);
    this.#sink = sink;
    this.#digits = Int8Array.of(0, unitDigits[places.units.timestamp], unitDigits[places.units.duration], whole);
    this.#wanted = new Uint8Array(Math.max(places.timestamp, places.duration, places.count) + 1);
    this.#wanted[places.timestamp] = timestamp;
    if (places.duration >= 0) this.#wanted[places.duration] = duration;
    if (places.count >= 0) this.#wanted[places.count] = count;
    const named = [places.timestamp, places.duration, places.count].filter((place) => place >= 0);
    const isShared = new Set(named).size < named.length;
    // A column that holds two things is the careful reader's. A name is no number; and a delimiter of several bytes, or one that numbers hold, is not for this reader.
    if (isShared || places.function >= 0 || this.#delimiterByte > 127 || /[-.\d\s]/.test(delimiter.replace("\t", ""))) {
      this.#wanted = new Uint8Array(0);
    }
  }

  /** Reads whole lines from `from` up to `end`; gives where it stopped: at `end`, or at the start of an odd row. */
  read(bytes: Uint8Array, from: number, end: number): number {
    const sink = this.#sink;
    const { record } = sink;
    const wanted = this.#wanted;
    if (wanted.length === 0) return from;
    let at = from;
    while (at < end) {
      if (bytes[at] === newline) {
        at++;
        this.line++;
        continue;
      }
      let next = at;
      for (let column = 0; column < wanted.length; column++) {
        const want = wanted[column]!;
        if (want === ignored) next = this.#skipField(bytes, next);
        else next = this.#readNumber(bytes, next, this.#digits[want]!);
        if (next < 0) return at;
        if (want === timestamp) record.time = this.#value;
        else if (want === duration) record.duration = this.#value;
        else if (want === count) record.count = this.#value;
        if ((want === duration || want === count) && !(this.#value >= 0)) return at;
        if (column + 1 === wanted.length) break;
        if (bytes[next] !== this.#delimiterByte) return at;
        next++;
      }
      next = this.#endOfRow(bytes, next);
      if (next < 0) return at;
      record.line = this.line;
      sink.take();
      this.line++;
      at = next;
    }
    return at;
  }

  /** The end of a field nobody wants; -1 where it has a quote. */
  #skipField(bytes: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      const byte = bytes[at]!;
      if (byte === this.#delimiterByte || byte === newline) return at;
      if (byte === quote || byte === carriageReturn) return -1;
      at++;
    }
  }

  /**
   * Reads a number into `#value`, rounded to `digits` decimals and multiplied by that power of ten; gives where the field
   * ends, or -1 where it is no plain number. The text ends with a line break, so there is always a byte that stops it.
   */
  #readNumber(bytes: Uint8Array, from: number, digits: number): number {
    let at = from;
    const isNegative = bytes[at] === minus;
    if (isNegative) at++;
    const first = at;
    let value = 0;
    let byte = bytes[at]!;
    while (byte >= zero && byte <= nine) {
      value = value * 10 + (byte - zero);
      byte = bytes[++at]!;
    }
    if (at === first) return -1;
    if (byte === dot) {
      if (digits === whole) return -1;
      byte = bytes[++at]!;
      let left = digits;
      while (left > 0 && byte >= zero && byte <= nine) {
        value = value * 10 + (byte - zero);
        byte = bytes[++at]!;
        left--;
      }
      value *= powersOfTen[left]!;
      if (left === 0 && byte >= zero + 5 && byte <= nine) value++;
      while (byte >= zero && byte <= nine) byte = bytes[++at]!;
    } else if (digits > 0) value *= powersOfTen[digits]!;
    if (byte !== this.#delimiterByte && byte !== newline && byte !== carriageReturn) return -1;
    if (value >= latestTime) return -1;
    this.#value = isNegative ? -value : value;
    return at;
  }

  /** The start of the next row; -1 where what is left of this one is not plain. */
  #endOfRow(bytes: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      const byte = bytes[at++]!;
      if (byte === newline) return at;
      if (byte === quote) return -1;
      if (byte === carriageReturn) return bytes[at] === newline ? at + 1 : -1;
    }
  }
}
