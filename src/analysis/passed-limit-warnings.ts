import { formatSignificant } from "../units/significant.ts";
import type { LimitResult } from "./result.ts";

/** Limits of others than the candidate itself, which nothing in the run enforces: a database that instances connect to. */
export function passedLimitWarnings(limits: readonly LimitResult[]): readonly string[] {
  return limits.flatMap(({ value, peak, perInstance }) => {
    if (perInstance === undefined || peak <= value) return [];
    const [instances, connections, most] = [peak / perInstance, peak, value].map((count) =>
      formatSignificant(count, 6),
    );
    return [
      `at its peak ${instances} instances hold ${connections} connections; the database takes ${most}, and what becomes of the others is not simulated`,
    ];
  });
}
