import { microsecondsPer } from "../units/duration.ts";

/** Instants that come again every `cycle`. Microseconds; zero is Monday 00:00 UTC. */
export interface Firings {
  /** Rising, within [0, cycle). */
  readonly instants: Float64Array;
  readonly cycle: number;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const minuteField: Field = { name: "minute", least: 0, most: 59 };
const hourField: Field = { name: "hour", least: 0, most: 23 };
const weekdayField: Field = {
  name: "day of week",
  least: 0,
  most: 7, // 0 and 7 are Sunday
  names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
};

const shorthands: Readonly<Record<string, string>> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
};

/**
 * A crontab line of five fields (minute, hour, day of month, month, day of week) as instants of its shortest cycle: an
 * hour, a day or a week. The simulated clock has weekdays but no dates, so day of month and month must be `*`.
 */
export function parseCron(text: string): Firings | { readonly problem: string } {
  const words = (shorthands[text.trim()] ?? text).trim().split(/\s+/);
  if (words.length !== 5) {
    return { problem: `a cron line has five fields (minute hour day month weekday), "${text}" has ${words.length}` };
  }
  const [minute, hour, dayOfMonth, month, weekday] = words as [string, string, string, string, string];
  if (!isAny(dayOfMonth) || !isAny(month)) {
    return { problem: "day of month and month must be *: the simulated clock has weekdays but no dates" };
  }
  const minutes = parseField(minute, minuteField);
  const hours = parseField(hour, hourField);
  const weekdays = parseField(weekday, weekdayField);
  for (const field of [minutes, hours, weekdays]) if (typeof field === "string") return { problem: field };
  return firingsOf(minutes as readonly number[], hours as readonly number[], weekdays as readonly number[]);
}

const isAny = (word: string) => word === "*" || word === "?";

function firingsOf(minutes: readonly number[], hours: readonly number[], weekdays: readonly number[]): Firings {
  const fromMonday = [...new Set(weekdays.map((day) => (day + 6) % 7))].sort((a, b) => a - b);
  const everyDay = fromMonday.length === 7;
  const everyHour = everyDay && hours.length === 24;
  const days = everyDay ? [0] : fromMonday;
  const instants = days.flatMap((day) =>
    (everyHour ? [0] : hours).flatMap((hour) =>
      minutes.map((minute) => day * microsecondsPer.d + hour * microsecondsPer.h + minute * microsecondsPer.m),
    ),
  );
  const cycle = everyHour ? microsecondsPer.h : everyDay ? microsecondsPer.d : 7 * microsecondsPer.d;
  return { instants: Float64Array.from(instants), cycle };
}

/** The values a field allows, rising; a sentence where it cannot be read. */
function parseField(text: string, field: Field): readonly number[] | string {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const range = parseRange(part, field);
    if (range === null) {
      return `"${part}" cannot be the ${field.name} of a cron line; write ${field.least}-${field.most}, a-b, a-b/step or */step`;
    }
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function parseRange(part: string, field: Field): { from: number; to: number; step: number } | null {
  const match = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part);
  if (match === null) return null;
  const [, start = "", end, stepText] = match;
  const step = stepText === undefined ? 1 : Number(stepText);
  if (step < 1) return null;
  if (isAny(start)) return end === undefined ? { from: field.least, to: field.most, step } : null;
  const from = parseValue(start, field);
  const openEnd = stepText === undefined ? from : field.most; // "5/15" runs from 5 to the end
  const last = end === undefined ? openEnd : parseValue(end, field);
  const to = last === 0 && field === weekdayField && from !== 0 ? field.most : last; // FRI-SUN
  return from === null || to === null || to < from ? null : { from, to, step };
}

function parseValue(text: string, { least, most, names = [] }: Field): number | null {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
