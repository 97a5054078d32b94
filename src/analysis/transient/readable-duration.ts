import { microsecondsPer } from "../../units/duration.ts";

const { s: second, m: minute, h: hour, d: day } = microsecondsPer;

/** Lengths that people write. */
const readable = [
  ...[1, 2, 5, 10, 15, 20, 30, 45].map((seconds) => seconds * second),
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map((minutes) => minutes * minute),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * hour),
];

/** The shortest length, microseconds, that reads well and is not shorter: 13 min to 15 min, 30 h to 2 d. */
export function readableDuration(microseconds: number): number {
  return readable.find((length) => length >= microseconds) ?? Math.ceil(microseconds / day) * day;
}
