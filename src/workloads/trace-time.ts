import { microsecondsPer } from "../units/duration.ts";

/** Unit of numeric times in a file. */
export type TraceUnit = "s" | "ms" | "us";

const number = /^([+-]?)(\d+)(?:\.(\d*))?$/;
const scientific = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/;

const unitDigits: Readonly<Record<TraceUnit, number>> = { s: 6, ms: 3, us: 0 };

/**
 * A number of `unit` as whole microseconds, rounded to nearest; null if the text is not a number. Plain decimals are
 * read digit by digit, since 1590165771.5799875 s is more than a product of doubles keeps exactly.
 */
export function parseTraceNumber(text: string, unit: TraceUnit): number | null {
  const match = number.exec(text);
  const digits = unitDigits[unit];
  if (match === null) {
    return scientific.test(text) ? Math.round(Number(text) * microsecondsPer[unit]) : null;
  }
  const [, sign, whole = "", fraction = ""] = match;
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const roundsUp = fraction.charCodeAt(digits) >= 53; // "5" or more follows
  const value = Number(whole + kept) + (roundsUp ? 1 : 0);
  return sign === "-" ? -value : value;
}

/**
 * A time as whole microseconds since 1970 (or since the file's own zero, for small numbers); null if it cannot be read.
 * Takes a number of `unit`, or ISO 8601 with `T` or a space; without a zone it is UTC.
 */
export function parseTraceTime(text: string, unit: TraceUnit): number | null {
  const match = iso.exec(text);
  if (match === null) return parseTraceNumber(text, unit);
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isDate = new Date(date).getUTCDate() === Number(day) && Number(month) >= 1 && Number(month) <= 12;
  const offset = zoneOffset(zone);
  // A leap second is the same instant as the second after it; 24:00 is the next day's 00:00.
  const isTime =
    Number(minute) <= 59 && Number(second) <= 60 && (Number(hour) <= 23 || /^24000*$/.test(hour + minute + second));
  if (!isDate || !isTime || offset === null) return null;
  const seconds = date / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  return seconds * microsecondsPer.s + (parseTraceNumber(`0.${fraction}`, "s") as number);
}

/** Seconds east of UTC; null if the zone cannot be. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined || /^(?:z|utc)$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 18 || minutes > 59) return null;
  return (hours * 3600 + minutes * 60) * (zone.startsWith("-") ? -1 : 1);
}
