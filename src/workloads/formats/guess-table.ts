import Papa from "papaparse";
import { guessDelimiter } from "../csv-rows.ts";
import { parseTraceNumber, parseTraceTime, type TraceUnit } from "../trace-time.ts";
import { usualNames } from "./field-names.ts";
import { plainName } from "./plain-name.ts";
import { splitUnit } from "./split-unit.ts";

/** How a table of recorded traffic is to be read, told from its first rows. */
export interface GuessedTable {
  readonly columns: {
    readonly timestamp: string | number;
    readonly duration?: string | number;
    readonly count?: string | number;
    readonly function?: string | number;
  };
  readonly header: boolean;
  readonly unit: TraceUnit;
  /** Between one count and the next, microseconds; null where there are no counts. */
  readonly interval: number | null;
}

const rowsLookedAt = 200;

/** Names of counts; in a table with times they are told from other numbers by nothing else. */
const countNames = ["requests", "invocations", "count", "hits", "calls", "n", "requestcount", "total"];
/** Times that are counted from the beginning of something. */
const clockNames = ["minute", "second", "secondofday", "minuteofday", "hour", "timems", "epoch", "unixtime"];

/** Columns that the user has named. */
export type GivenColumns = Readonly<Record<string, string | number>>;

/**
 * Which columns of a table hold what, by their names and their values; null where no column can be told to be times. Given
 * columns are taken, and the rest is told from them.
 */
export function guessTable(head: string, given: GivenColumns | null = null): GuessedTable | null {
  const text = head.replace(/\r\n?/g, "\n").replace(/^\n+/, "");
  const { data } = Papa.parse(text, { newline: "\n", delimiter: guessDelimiter(text), preview: rowsLookedAt });
  const rows = data.filter((fields) => fields.length > 1 || fields[0]?.trim() !== "");
  const first = rows[0];
  if (first === undefined) return null;
  const header = first.every((field) => parseTraceTime(field.trim(), "s") === null);
  const values = header ? rows.slice(1) : rows;
  const table: Table = { names: header ? first.map((name) => name.trim()) : null, values, width: first.length };
  const { timestamp, duration, count, called } = given === null ? placesOf(table) : givenPlaces(table, given);
  if (timestamp < 0) return null;
  const name = (place: number) => (header ? (first[place] as string).trim() : place);
  const unit = unitOf(table, timestamp);
  return {
    columns: {
      timestamp: name(timestamp),
      ...(duration < 0 ? {} : { duration: name(duration) }),
      ...(count < 0 ? {} : { count: name(count) }),
      ...(called < 0 ? {} : { function: name(called) }),
    },
    header,
    unit,
    interval: count < 0 ? null : smallestGap(table, timestamp, unit),
  };
}

type Places = Readonly<Record<"timestamp" | "duration" | "count" | "called", number>>;

function placesOf(table: Table): Places {
  const count = columnOf(table, countNames, isCount);
  return {
    timestamp: timestampOf(table),
    duration: count >= 0 ? -1 : columnOf(table, usualNames.duration ?? [], isNumber),
    count,
    called: columnOf(table, usualNames.function ?? [], () => true),
  };
}

function givenPlaces({ names, width }: Table, given: GivenColumns): Places {
  const place = (role: string) => {
    const column = given[role];
    if (typeof column === "number") return column < width ? column : -1;
    return column === undefined ? -1 : (names?.indexOf(column) ?? -1);
  };
  return {
    timestamp: place("timestamp"),
    duration: place("duration"),
    count: place("count"),
    called: place("function"),
  };
}

interface Table {
  readonly names: readonly string[] | null;
  readonly values: readonly (readonly string[])[];
  readonly width: number;
}

function timestampOf(table: Table): number {
  const named = columnOf(table, [...(usualNames.timestamp ?? []), ...clockNames], isTime);
  if (named >= 0) return named;
  const ending = table.names?.findIndex(
    (name, place) => /(start|time|timestamp|date)$/.test(plainName(name)) && holds(table, place, isTime),
  );
  if (ending !== undefined && ending >= 0) return ending;
  // Without names only a single column, or dates, can be told from other numbers.
  if (table.values.length === 0 || table.names !== null) return -1;
  if (table.width === 1) return holds(table, 0, isTime) ? 0 : -1;
  return Array.from({ length: table.width }, (_, place) => place).find((place) => holds(table, place, isDate)) ?? -1;
}

/** The column with the best of the names whose values are of that kind; -1 where there is none. */
function columnOf(table: Table, names: readonly string[], isKind: (text: string) => boolean): number {
  for (const name of names) {
    const place = table.names?.findIndex((own, at) => plainName(own) === name && holds(table, at, isKind)) ?? -1;
    if (place >= 0) return place;
  }
  return -1;
}

/** Of a column's values so many must be of the kind: a bad one is for the reader to refuse, with its line. */
const leastShare = 0.8;

function holds({ values }: Table, place: number, isKind: (text: string) => boolean): boolean {
  const fitting = values.filter((fields) => isKind(fields[place]?.trim() ?? "")).length;
  return fitting >= leastShare * values.length;
}

function isTime(text: string): boolean {
  return parseTraceTime(text, "s") !== null;
}

function isDate(text: string): boolean {
  return isTime(text) && !isNumber(text);
}

function isNumber(text: string): boolean {
  return parseTraceNumber(text, "s") !== null;
}

function isCount(text: string): boolean {
  return /^\d+(\.\d*)?$/.test(text);
}

/** Of numbers whose column's name tells none: by the size of times since 1970, else seconds. */
function unitOf({ names, values }: Table, timestamp: number): TraceUnit {
  const own = splitUnit(names?.[timestamp] ?? "").unit;
  if (own === "s" || own === "ms" || own === "us") return own;
  const text = values[0]?.[timestamp]?.trim() ?? "";
  if (!isNumber(text)) return "s";
  const size = Math.abs(Number(text));
  return size >= 1e14 ? "us" : size >= 1e11 ? "ms" : "s";
}

function smallestGap({ values }: Table, timestamp: number, unit: TraceUnit): number | null {
  const times = values.map((fields) => parseTraceTime(fields[timestamp]?.trim() ?? "", unit) as number);
  const gaps = times.slice(1).map((time, i) => Math.abs(time - times[i]!));
  const positive = gaps.filter((gap) => gap > 0);
  return positive.length === 0 ? null : Math.min(...positive);
}
