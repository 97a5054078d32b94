import { z } from "zod";

/** Microseconds in each unit a scenario may write. Time inside evenpoint is a whole number of microseconds. */
export const microsecondsPer = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
} as const;

export type DurationUnit = keyof typeof microsecondsPer;

const pattern = /^(\d+(?:\.\d+)?)(us|ms|s|m|h|d)$/;

/** "250ms" to 250000 (microseconds); null if the text is not a duration. Rounded once, to the nearest microsecond. */
export function parseDuration(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  return Math.round(Number(match[1]) * microsecondsPer[match[2] as DurationUnit]);
}

/** Microseconds to the shortest exact text a scenario accepts: 90000000 to "90s", 7200000000 to "2h". */
export function formatDuration(microseconds: number): string {
  const largestFirst: readonly DurationUnit[] = ["d", "h", "m", "s", "ms", "us"];
  const unit = largestFirst.find((candidate) => microseconds % microsecondsPer[candidate] === 0) ?? "us";
  return microseconds === 0 ? "0s" : `${microseconds / microsecondsPer[unit]}${unit}`;
}

/** Scenario field: a duration as text, resolved to microseconds. */
export const durationField = z
  .string({ error: "a duration is text with a unit, such as 250ms, 1.5s, 10m, 2h or 7d" })
  .regex(pattern, { error: "a duration is a number and a unit (us, ms, s, m, h, d), such as 250ms or 1.5s" })
  .transform((text) => parseDuration(text) as number);
