import type { Issue } from "../issue.ts";

/** One direction in which a scenario is varied: one path, or several that move together. */
export interface VaryAxis {
  /** As they were written. */
  readonly paths: readonly string[];
  readonly points: readonly VaryPoint[];
  /** Sentences about what was rounded or left out. */
  readonly notes: readonly string[];
}

export interface VaryPoint {
  /** low, typical or high where the axis was given so. */
  readonly label: string | null;
  /** One value for each path, as YAML. */
  readonly values: readonly string[];
}

/** More points on an axis, or cells in all, are a mistake rather than a question. */
export const varyLimits = { points: 1_000, cells: 10_000 } as const;

/** How the user said it, for issues. */
export const varyFlag = "--vary";

/** What is wrong with a flag, at one of its paths ("" for all of it). */
export function varyIssue(path: string, value: string, message: string): Issue {
  return { path, value, message, file: varyFlag, line: null };
}
