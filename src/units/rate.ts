import { z } from "zod";
import { microsecondsPer, parseDuration } from "./duration.ts";

const pattern = /^(\d+(?:\.\d+)?)\/((?:\d+(?:\.\d+)?)?(?:us|ms|s|m|h|d))$/;

/** "40/s" to 40, "3000000/30d" to 1.157... (events per second); null if the text is not a rate. */
export function parseRate(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const period = match[2] as string;
  const microseconds = parseDuration(/^\d/.test(period) ? period : `1${period}`);
  if (microseconds === null || microseconds === 0) return null;
  return Number(match[1]) / (microseconds / microsecondsPer.s);
}

/** Scenario field: a rate as text, resolved to events per second. */
export const rateField = z
  .string({ error: "a rate is text: a number / a unit or a duration, such as 40/s or 3000000/30d" })
  .transform((text, context) => {
    const rate = parseRate(text);
    if (rate !== null) return rate;
    context.addIssue({
      code: "custom",
      message: "a rate is a number / a unit or a duration, such as 40/s, 1000/m or 3000000/30d",
      input: text,
    });
    return z.NEVER;
  });
