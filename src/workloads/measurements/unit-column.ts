import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte, bytesPerMegabyte } from "../../units/size.ts";
import { showValue } from "../formats/show-value.ts";

/** What the numbers of a column are of, and what one of each unit is in microseconds or bytes. */
const units = {
  memory: {
    mb: bytesPerMegabyte,
    gb: bytesPerGigabyte,
    kb: 1024,
    bytes: 1,
  },
  duration: {
    ns: 1 / 1000,
    us: microsecondsPer.us,
    ms: microsecondsPer.ms,
    s: microsecondsPer.s,
    min: microsecondsPer.m,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Other spellings, in small letters. */
const spellings: Readonly<Record<string, string>> = {
  mib: "mb",
  megabytes: "mb",
  gib: "gb",
  gigabytes: "gb",
  kib: "kb",
  b: "bytes",
  byte: "bytes",
  µs: "us",
  μs: "us",
  usec: "us",
  micros: "us",
  microseconds: "us",
  msec: "ms",
  millis: "ms",
  milliseconds: "ms",
  sec: "s",
  secs: "s",
  seconds: "s",
  m: "min",
};

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i;
/** Letters; no number is longer. */
const longestNumber = 60;

export type UnitKind = keyof typeof units;

/** Microseconds or bytes in one of the unit; null where the kind has no such unit. */
export function unitFactor(kind: UnitKind, word: string): number | null {
  const unit = canonical(word);
  const known: Readonly<Record<string, number>> = units[kind];
  return Object.hasOwn(known, unit) ? known[unit]! : null;
}

function canonical(word: string): string {
  const small = word.toLowerCase();
  return Object.hasOwn(spellings, small) ? spellings[small]! : small;
}

/** A number of a cell without its unit, and the word after it; null where the cell does not begin with a number. */
export function splitNumber(text: string): { readonly value: number; readonly word: string } | null {
  const digits = text.length > longestNumber ? undefined : number.exec(text)?.[0];
  if (digits === undefined || !Number.isFinite(Number(digits))) return null;
  return { value: Number(digits), word: text.slice(digits.length).trim() };
}

/**
 * Reads the cells of one column of sizes or times, and holds all of them to one unit: that in the column's name, or the
 * first cell's. Bare numbers are MB or ms where nothing names a unit.
 */
export class UnitColumn {
  readonly #kind: UnitKind;
  readonly #column: string;
  readonly #named: string | null;
  readonly #like: UnitColumn | null;
  /** The first cell read, and whether it names a unit. */
  #first: { readonly text: string; readonly line: number; readonly unit: string } | null = null;

  /**
   * @param unit the unit in the column's name, if any
   * @param like the column whose unit bare numbers have where nothing else says one, and which is read before
   */
  constructor(
    kind: UnitKind,
    { name, unit }: { readonly name: string; readonly unit: string | null },
    like: UnitColumn | null = null,
  ) {
    this.#kind = kind;
    this.#column = name;
    this.#named = unit === null ? null : canonical(unit);
    this.#like = like;
  }

  /** In which numbers are, so far. */
  get unit(): string {
    const own = this.#named ?? this.#first?.unit ?? "";
    if (own !== "") return own;
    return this.#like?.unit ?? (this.#kind === "memory" ? "mb" : "ms");
  }

  /** Microseconds or bytes of a cell, or a sentence that says what is wrong with it. */
  read(text: string, line: number): number | { readonly problem: string } {
    const here = `${showValue(text)} in column ${showValue(this.#column)}`;
    const split = splitNumber(text);
    const factor = split === null || split.word === "" ? 1 : unitFactor(this.#kind, split.word);
    if (split === null || factor === null) {
      const remedy = /^\d[\d.]*,[\d.,]*\d/.test(text)
        ? "; write decimals with a point, and thousands without a comma"
        : "";
      return { problem: `${here} is not a ${this.#noun()}${remedy}` };
    }
    const unit = canonical(split.word);
    this.#first ??= { text, line, unit };
    if (unit !== "" && this.#named !== null && unit !== this.#named) {
      return { problem: mixed(here, `the column's name says ${this.#named}`) };
    }
    if (unit !== this.#first.unit) {
      return { problem: mixed(here, `line ${this.#first.line} has ${showValue(this.#first.text)}`) };
    }
    return split.value * (unitFactor(this.#kind, this.unit) ?? Number.NaN);
  }

  #noun(): string {
    const example = this.#kind === "memory" ? "512 or 512MB" : "120.5 or 120.5ms";
    const what = this.#kind === "memory" ? "memory size" : "duration";
    return `${what}; expected a number such as ${example}`;
  }
}

function mixed(here: string, against: string): string {
  return `mixed units: ${here}, where ${against}; write one unit, or none, in all rows`;
}
