import { microsecondsPer } from "../../units/duration.ts";
import { parseTraceTime } from "../trace-time.ts";

/** Letters of `10/Oct/2026:13:55:36 +0000`. */
export const serverTimeLength = 26;

const pattern = /^(\d\d)\/([A-Za-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads times as web servers write them, `10/Oct/2026:13:55:36 +0000`, as microseconds since 1970; null if the text is
 * none. Remembers the last minute it read: a log stays within one for many lines.
 */
export class ServerTimeReader {
  #minute = "";
  #zone = "";
  /** Microseconds at the start of the minute. */
  #start = 0;

  read(text: string): number | null {
    const second = (text.charCodeAt(18) - 48) * 10 + text.charCodeAt(19) - 48;
    const isKnown = text.startsWith(this.#minute) && text.endsWith(this.#zone) && text.length === serverTimeLength;
    if (isKnown && this.#minute !== "" && isSecond(text, second)) return this.#start + second * microsecondsPer.s;
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, day, name = "", year, hour, minute, , zone] = match;
    const month = months.indexOf(name.toLowerCase()) + 1;
    const start = parseTraceTime(`${year}-${`${month}`.padStart(2, "0")}-${day}T${hour}:${minute}:00${zone}`, "s");
    if (start === null || second > 60) return null;
    this.#minute = text.slice(0, 18);
    this.#zone = text.slice(20);
    this.#start = start;
    return start + second * microsecondsPer.s;
  }
}

/** Whether both letters are digits and make a second; 60 is a leap second. */
function isSecond(text: string, second: number): boolean {
  const units = text.charCodeAt(19) - 48;
  return units >= 0 && units <= 9 && second >= 0 && second <= 60;
}
