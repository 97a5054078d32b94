import { latestTime } from "../latest-time.ts";
import { parseTraceNumber, parseTraceTime, type TraceUnit } from "../trace-time.ts";

const finerUnits: Readonly<Record<TraceUnit, readonly TraceUnit[]>> = {
  s: ["s", "ms", "us"],
  ms: ["ms", "us"],
  us: ["us"],
};

/**
 * A time as whole microseconds: ISO 8601, or a number of `unit`. A number that would lie beyond the year 2255 is one of
 * the next finer unit that does not; the finest is nanoseconds. Null if the text is no time.
 */
export function timeByMagnitude(text: string, unit: TraceUnit): number | null {
  for (const finer of finerUnits[unit]) {
    const time = parseTraceTime(text, finer);
    if (time === null || Math.abs(time) < latestTime) return time;
  }
  return parseNanoseconds(text);
}

/** As whole microseconds. Digits are moved in the text, since 1760104536123456789 is more than a double keeps exactly. */
export function parseNanoseconds(text: string): number | null {
  const digits = /^([+-]?)(\d+)(?:\.\d*)?$/.exec(text);
  if (digits === null) {
    const value = parseTraceNumber(text, "us");
    return value === null ? null : Math.round(Number(text) / 1000);
  }
  const [, sign, whole = ""] = digits;
  const padded = whole.padStart(4, "0");
  return parseTraceNumber(`${sign}${padded.slice(0, -3)}.${padded.slice(-3)}`, "us");
}
